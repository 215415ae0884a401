package dev.bactrian.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How values stand in columns: moments as milliseconds, lists as JSON. */
final class Columns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Columns() {}

  static Long millis(Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static int flag(boolean value) {
    return value ? 1 : 0;
  }

  static String list(Collection<String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of words that can't be written", e);
    }
  }

  static List<String> list(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a list of words: damaged database?", e);
    }
  }
}
