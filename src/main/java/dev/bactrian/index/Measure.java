package dev.bactrian.index;

/** A BM25 score of one field of the report against one field of a candidate. */
public enum Measure {
  TITLE_IN_TITLE(Field.TITLE, Field.TITLE),
  TITLE_IN_TEXT(Field.TITLE, Field.TEXT),
  TEXT_IN_TITLE(Field.TEXT, Field.TITLE),
  TEXT_IN_TEXT(Field.TEXT, Field.TEXT),
  PROSE_IN_PROSE(Field.PROSE, Field.PROSE),
  CODE_IN_CODE(Field.CODE, Field.CODE),
  IDENTIFIERS(Field.IDENTIFIERS, Field.IDENTIFIERS),
  MESSAGES(Field.MESSAGES, Field.MESSAGES),
  MESSAGES_IN_TEXT(Field.MESSAGES, Field.TEXT),
  FRAMES(Field.FRAMES, Field.FRAMES),
  SIGNATURES(Field.SIGNATURES, Field.SIGNATURES),
  PAIRS(Field.PAIRS, Field.PAIRS),
  PACKAGES(Field.PACKAGES, Field.PACKAGES),
  VERSIONS(Field.VERSIONS, Field.VERSIONS);

  private final Field asked;
  private final Field searched;

  Measure(Field asked, Field searched) {
    this.asked = asked;
    this.searched = searched;
  }

  /** As many terms of the report are looked for, the most telling ones. */
  int mostTerms() {
    return 60;
  }

  /** The field of the report whose terms are looked for. */
  public Field asked() {
    return asked;
  }

  /** The field of the candidate in which they are looked for. */
  public Field searched() {
    return searched;
  }
}
