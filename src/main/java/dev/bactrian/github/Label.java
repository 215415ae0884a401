package dev.bactrian.github;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A label. */
public record Label(String name) {

  public Label {
    name = name == null ? "" : name;
  }

  /** GitHub also lists labels as plain text in places. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Label named(String name) {
    return new Label(name);
  }
}
