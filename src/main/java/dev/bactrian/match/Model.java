package dev.bactrian.match;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A trained ranker as it is kept: small and readable. Immutable.
 *
 * @param data what it learnt from, in words
 * @param made the day of training
 * @param features one per scorer, in the scorers' order
 * @param calibration from scores to probabilities
 * @param suggest least probability at which a suggestion reached the wished precision
 * @param figures what was measured, by name
 */
@JsonPropertyOrder({"data", "made", "suggest", "calibration", "figures", "features"})
public record Model(
    String data,
    String made,
    List<Feature> features,
    Calibration calibration,
    double suggest,
    Map<String, String> figures) {

  private static final String WITH_MEANING = "model.json";
  private static final String WORDS_ONLY = "model-words.json";

  public Model {
    features = List.copyOf(features);
    figures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(figures));
  }

  /**
   * One scorer's part: {@code weight * (value - mean) / deviation} logits.
   *
   * @param name the scorer's
   */
  public record Feature(String name, double mean, double deviation, double weight) {

    /** With figures short enough to read. */
    static Feature of(String name, double mean, double deviation, double weight) {
      return new Feature(name, round(mean), round(deviation), round(weight));
    }

    double logits(double value) {
      return weight * (value - mean) / deviation;
    }
  }

  static double round(double value) {
    return Math.round(value * 1e5) / 1e5;
  }

  /**
   * The model that comes with the program.
   *
   * @param meaning whether reports have vectors: without them other figures tell, and the
   *     probabilities have to be learnt anew
   */
  public static Model shipped(boolean meaning) {
    try (InputStream in = Model.class.getResourceAsStream(meaning ? WITH_MEANING : WORDS_ONLY)) {
      return new ObjectMapper().readValue(in, Model.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The scorers' names, in order. */
  public List<String> scorers() {
    return features.stream().map(Feature::name).toList();
  }

  /**
   * A model that {@link #write} wrote.
   *
   * @throws IOException if it can't be read
   */
  public static Model read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), Model.class);
  }

  /**
   * Writes the model, one feature a line.
   *
   * @throws IOException if the file can't be written
   */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(file, mapper.writeValueAsString(this) + "\n");
  }
}
