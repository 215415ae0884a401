package dev.bactrian.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * So many reports: those of a file, and as many made-up ones as it lacks. The same for the same
 * file. Immutable.
 */
final class Corpus {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WORDS = 3_000;
  private static final int LONG_ENOUGH = 300;

  private final List<ObjectNode> reports = new ArrayList<>();

  /**
   * @param file one JSON object a line, as {@code import} takes it, plain or gzipped; or null
   */
  Corpus(Path file, int size) throws IOException {
    if (file != null) {
      read(file, size);
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int number = 1; reports.size() < size; number++) {
      reports.add(made(number, random));
    }
  }

  /** Writes it as {@code import} takes it. */
  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (ObjectNode report : reports) {
        out.write(JSON.writeValueAsString(report));
        out.newLine();
      }
    }
  }

  /** Reports long enough to be told from others, in an order of their own. */
  List<JsonNode> some(int count) {
    List<JsonNode> some = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    while (some.size() < count) {
      ObjectNode report = reports.get(random.nextInt(reports.size()));
      if (report.path("body").asText().length() >= LONG_ENOUGH) {
        some.add(report);
      }
    }
    return some;
  }

  private void read(Path file, int size) throws IOException {
    try (InputStream raw = new FileInputStream(file.toFile());
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && reports.size() < size) {
        reports.add((ObjectNode) JSON.readTree(line));
        line = lines.readLine();
      }
    }
  }

  private static ObjectNode made(int number, SplittableRandom random) {
    String name = word(random) + "_" + word(random);
    String body =
        prose(random, 60)
            + "\n\n```\nFatal error: exception Invalid_argument(\""
            + name
            + "\")\nRaised at "
            + name
            + "."
            + word(random)
            + " in file \"src/"
            + name
            + ".ml\", line "
            + random.nextInt(1, 900)
            + ", characters 2-40\n```\n\n"
            + prose(random, 60);
    return JSON.createObjectNode()
        .put("repo", "made/up")
        .put("number", number)
        .put("title", prose(random, 8))
        .put("body", body)
        .put("author", "amina")
        .put("created_at", "2020-01-01T00:00:00Z");
  }

  private static String prose(SplittableRandom random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word(random));
    }
    return text.toString();
  }

  /** Frequent words are frequent, as in any language. */
  private static String word(SplittableRandom random) {
    int rank = (int) Math.pow(WORDS, random.nextDouble());
    return "w" + Integer.toString(rank * 7919, 36);
  }
}
