package dev.bactrian.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** JSON schemas of records, as they are written: every component is there. Not thread-safe. */
final class ViewSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode named;

  /**
   * @param named where the schemas of records are put by name
   */
  ViewSchemas(ObjectNode named) {
    this.named = named;
  }

  /** The schema of what is never null: an answer, or a member of a list. */
  ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Map.class.isAssignableFrom((Class<?>) generic.getRawType())
          ? with("object", "additionalProperties", of(generic.getActualTypeArguments()[1]))
          : with("array", "items", of(generic.getActualTypeArguments()[0]));
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isArray()) {
      return with("array", "items", of(raw.getComponentType()));
    }
    if (raw.isRecord()) {
      return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name(raw));
    }
    ObjectNode schema = JSON.createObjectNode();
    if (raw == Instant.class || raw == LocalDate.class) {
      return schema
          .put("type", "string")
          .put("format", raw == Instant.class ? "date-time" : "date");
    }
    if (raw == boolean.class) {
      return schema.put("type", "boolean");
    }
    if (raw == int.class || raw == long.class || raw == Integer.class) {
      return schema.put("type", "integer");
    }
    if (raw == double.class || raw == java.time.Duration.class) {
      return schema.put("type", "number");
    }
    schema.put("type", "string");
    if (raw.isEnum()) {
      ArrayNode values = schema.putArray("enum");
      for (Object one : raw.getEnumConstants()) {
        values.add(one.toString());
      }
    }
    return schema;
  }

  /** The same of a component: texts and records may be null where nothing is known. */
  private ObjectNode component(Type type) {
    ObjectNode schema = of(type);
    if (type == String.class) {
      schema.putArray("type").add("string").add("null");
    } else if (schema.has("$ref")) {
      ObjectNode either = JSON.createObjectNode();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return either;
    }
    return schema;
  }

  private String name(Class<?> view) {
    String name = view.getName().substring(view.getPackageName().length() + 1).replace('$', '.');
    if (!named.has(name)) {
      ObjectNode schema = named.putObject(name).put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      ArrayNode required = schema.putArray("required");
      for (RecordComponent one : view.getRecordComponents()) {
        properties.set(one.getName(), component(one.getGenericType()));
        required.add(one.getName());
      }
    }
    return name;
  }

  private static ObjectNode with(String type, String key, ObjectNode inner) {
    ObjectNode schema = JSON.createObjectNode().put("type", type);
    schema.set(key, inner);
    return schema;
  }
}
