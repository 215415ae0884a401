package dev.bactrian.cli;

import dev.bactrian.index.Embedder;
import dev.bactrian.index.OnnxEmbedder;
import dev.bactrian.index.VectorFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that embed many reports. */
final class Embedding {

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "remembers embeddings here, for the next run")
  Path vectors;

  @Option(names = "--no-embeddings", description = "goes without the embedding model: faster")
  boolean off;

  /**
   * Loads what the options ask for.
   *
   * @throws IOException if the file of vectors can't be used
   */
  Embedder open() throws IOException {
    if (off) {
      return Embedder.OFF;
    }
    Embedder model = model(Runtime.getRuntime().availableProcessors());
    return vectors == null ? model : new VectorFile(vectors, model);
  }

  /** The model itself, which remembers nothing. */
  Embedder model(int threads) {
    return off ? Embedder.OFF : OnnxEmbedder.orOff(OnnxEmbedder.DEFAULT_TOKENS, threads);
  }
}
