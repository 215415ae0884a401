package dev.bactrian.index;

/** Rankings that everybody can have, to stand beside ours. */
public enum Baseline {
  /** Lucene's query from the most telling terms of a document, with its own settings. */
  MORE_LIKE_THIS("more-like-this"),
  /** BM25 of all words of title and body, as Lucene is set by itself. */
  BM25("bm25"),
  /** Fewest edits between the titles' letters, as the common bots have it. */
  TITLE_EDITS("title-edits");

  private final String id;

  Baseline(String id) {
    this.id = id;
  }

  /** Its name in tables. */
  public String id() {
    return id;
  }
}
