package dev.bactrian.signature;

import java.util.function.UnaryOperator;

/**
 * One kind of variable part of a message and how it goes.
 *
 * @param name as {@code signature --explain} prints it
 * @param trait a text without it cannot contain the part: saves most masks most of the time
 * @param replace the text without the part; linear in the text's length
 */
record Mask(String name, Trait trait, UnaryOperator<String> replace) {

  /** What a text must have for a mask to be worth trying. */
  enum Trait {
    ANY,
    DIGIT,
    SLASH,
    QUOTE,
    UNDERSCORES,
    DOT,
    BLANKS
  }
}
