package dev.bactrian.index;

/** What is indexed of a report, each with its BM25 constants. */
public enum Field {
  /** Words of the title. */
  TITLE(1.0f, 0.5f),
  /** Words that people wrote. */
  PROSE(1.2f, 0.75f),
  /** Words and identifiers of code blocks. */
  CODE(1.2f, 0.75f),
  /** Everything, words weighted by where they stand (BM25F). */
  TEXT(1.5f, 0.85f),
  /** Names with a shape (snake, camel, dotted path, code), whole. */
  IDENTIFIERS(0.8f, 0.5f),
  /** Words of the failures' messages. */
  MESSAGES(1.0f, 0.6f),
  /** Names of the frames that count, and pairs of neighbours. */
  FRAMES(0.4f, 0.3f),
  /** Ids of signatures, and named details such as assertion, test and symbol. */
  SIGNATURES(0.2f, 0.0f),
  /** Pairs of neighbouring words of the title and the prose. */
  PAIRS(1.0f, 0.6f),
  /** Names of opam packages. */
  PACKAGES(0.2f, 0.0f),
  /** Compiler versions. */
  VERSIONS(0.2f, 0.0f);

  final float k1;
  final float b;
  private final String id = name().toLowerCase(java.util.Locale.ROOT);

  Field(float k1, float b) {
    this.k1 = k1;
    this.b = b;
  }

  /** The field's name in the index. */
  String id() {
    return id;
  }
}
