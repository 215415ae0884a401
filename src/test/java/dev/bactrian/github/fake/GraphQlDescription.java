package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GitHub's GraphQL schema: which requests it allows, variables included. Thread-safe. */
final class GraphQlDescription {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphQLSchema schema;

  GraphQlDescription(Path file) throws IOException {
    TypeDefinitionRegistry types = new SchemaParser().parse(Files.readString(file));
    for (ObjectTypeDefinition type : types.getTypes(ObjectTypeDefinition.class)) {
      withoutRepetition(type)
          .ifPresent(
              once -> {
                types.remove(type);
                types.add(once);
              });
    }
    schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
  }

  /** The published schema declares some fields twice, which the standard forbids. */
  private static Optional<ObjectTypeDefinition> withoutRepetition(ObjectTypeDefinition type) {
    Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
    return fields.size() == type.getFieldDefinitions().size()
        ? Optional.empty()
        : Optional.of(
            type.transform(builder -> builder.fieldDefinitions(new ArrayList<>(fields.values()))));
  }

  /**
   * Checks a request.
   *
   * @param request {@code query} and {@code variables}
   * @return the fields it asks of the root, such as {@code mutation closeIssue}
   * @throws IllegalArgumentException if GitHub would not understand it
   */
  List<String> check(JsonNode request) {
    Document document;
    try {
      document = new Parser().parseDocument(request.path("query").asText());
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException("no GraphQL: " + e.getMessage(), e);
    }
    List<ValidationError> errors =
        new Validator().validateDocument(schema, document, Locale.ENGLISH);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          "GitHub's schema forbids it: " + errors.getFirst().getMessage());
    }
    Map<?, ?> variables = JSON.convertValue(request.path("variables"), Map.class);
    List<String> used = new ArrayList<>();
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      checkVariables(operation, variables);
      String kind = operation.getOperation().name().toLowerCase(Locale.ROOT);
      operation
          .getSelectionSet()
          .getSelectionsOfType(Field.class)
          .forEach(field -> used.add(kind + " " + field.getName()));
    }
    return used;
  }

  private void checkVariables(OperationDefinition operation, Map<?, ?> variables) {
    for (Object name : variables.keySet()) {
      if (operation.getVariableDefinitions().stream().noneMatch(v -> v.getName().equals(name))) {
        throw new IllegalArgumentException("the variable " + name + " is not declared");
      }
    }
    @SuppressWarnings("unchecked")
    RawVariables raw = RawVariables.of((Map<String, Object>) variables);
    try {
      ValuesResolver.coerceVariableValues(
          schema,
          operation.getVariableDefinitions(),
          raw,
          GraphQLContext.getDefault(),
          Locale.ENGLISH);
    } catch (GraphQLException e) {
      throw new IllegalArgumentException("GitHub's schema forbids it: " + e.getMessage(), e);
    }
  }
}
