package dev.bactrian.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What the receiver must know of a payload to queue it. Read as a stream, to its end: so it is
 * known to be JSON, and no tree is built of what may be 25 MB. A field of the wrong shape counts as
 * absent: whoever handles the delivery says what is wrong with it.
 *
 * @param action null if there is none
 * @param installation id; 0 if none
 * @param repository id; 0 if none
 * @param issue number; 0 if none
 */
record Envelope(String action, long installation, long repository, long issue) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads a payload.
   *
   * @throws IOException if it is not a JSON object
   */
  static Envelope read(byte[] body) throws IOException {
    String action = null;
    long installation = 0;
    long repository = 0;
    long issue = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "action" -> action = text(parser);
          case "installation" -> installation = number(parser, "id");
          case "repository" -> repository = number(parser, "id");
          case "issue" -> issue = number(parser, "number");
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("something follows the JSON object");
      }
    }
    return new Envelope(action, installation, repository, issue);
  }

  private static String text(JsonParser parser) throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    parser.skipChildren();
    return text;
  }

  /** The whole number in a field of the object at hand; 0 if it isn't so. */
  private static long number(JsonParser parser, String wanted) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return 0;
    }
    long number = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean hit = wanted.equals(parser.currentName());
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT
          && hit
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
        number = parser.getLongValue();
      }
      parser.skipChildren();
    }
    return number;
  }
}
