package dev.bactrian.web;

import java.util.Locale;

/**
 * Draws one picture: shapes with classes of the style sheet, every text escaped. Not thread-safe.
 */
final class Svg {

  private final StringBuilder out = new StringBuilder(1 << 12);

  /**
   * @param title what it is, for those who can't see it
   * @param words what it shows, in one sentence
   */
  Svg(int width, int height, String title, String words) {
    out.append("<svg role=\"img\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\"><title>")
        .append(escaped(title))
        .append("</title><desc>")
        .append(escaped(words))
        .append("</desc>");
  }

  Svg path(String style, String data) {
    out.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>");
    return this;
  }

  Svg box(String style, double x, double y, double width, double height) {
    out.append("<rect class=\"").append(style).append("\" rx=\"4\" x=\"").append(n(x));
    out.append("\" y=\"").append(n(y)).append("\" width=\"").append(n(width));
    out.append("\" height=\"").append(n(height)).append("\"/>");
    return this;
  }

  Svg dot(String style, double x, double y, double radius) {
    out.append("<circle class=\"").append(style).append("\" cx=\"").append(n(x));
    out.append("\" cy=\"").append(n(y)).append("\" r=\"").append(n(radius)).append("\"/>");
    return this;
  }

  Svg text(double x, double y, String anchor, String text) {
    out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y));
    out.append("\" text-anchor=\"").append(anchor).append("\">");
    out.append(escaped(text)).append("</text>");
    return this;
  }

  /** Text that leads somewhere on this site. */
  Svg link(String href, double x, double y, String anchor, String text) {
    out.append("<a href=\"").append(escaped(href)).append("\">");
    text(x, y, anchor, text);
    out.append("</a>");
    return this;
  }

  /** The picture, safe to be put into a page. */
  String draw() {
    return out + "</svg>";
  }

  static String n(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        default -> safe.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }
}
