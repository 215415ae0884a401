package dev.bactrian.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What stands where in a Markdown text. Walks the tree without recursion, so that no nesting can
 * exhaust the stack.
 *
 * @param prose what people wrote, one line per paragraph, item or cell
 * @param quoted the text of block quotes
 * @param blocks fenced, indented and {@code <pre>} blocks
 * @param links destinations of links
 * @param images number of images
 */
record Markdown(String prose, String quoted, List<Block> blocks, List<String> links, int images) {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  static Markdown read(List<String> lines) {
    Node document = PARSER.parse(String.join("\n", lines));
    Walk walk = new Walk();
    Node node = document;
    while (node != null) {
      walk.enter(node);
      Node next = node.getFirstChild();
      while (next == null && node != null) {
        walk.leave(node);
        next = node.getNext();
        node = node.getParent();
      }
      node = next;
    }
    return new Markdown(
        walk.prose.toString().strip(),
        walk.quoted.toString().strip(),
        walk.blocks,
        walk.links,
        walk.images);
  }

  private static final class Walk {
    private final StringBuilder prose = new StringBuilder();
    private final StringBuilder quoted = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private int images;
    private int inImage;
    private int quotes;

    void enter(Node node) {
      switch (node) {
        case BlockQuote quote -> quotes++;
        case FencedCodeBlock code -> block(code, code.getLiteral(), word(code.getInfo()), 1);
        case IndentedCodeBlock code -> block(code, code.getLiteral(), null, 0);
        case HtmlBlock html -> html(html);
        case HtmlInline html -> text(" ");
        case Text text -> text(text.getLiteral());
        case Code code -> text(code.getLiteral());
        case SoftLineBreak line -> text("\n");
        case HardLineBreak line -> text("\n");
        case Link link -> links.add(link.getDestination());
        case Image image -> {
          images++;
          inImage++;
        }
        default -> {}
      }
    }

    void leave(Node node) {
      if (node instanceof BlockQuote) {
        quotes--;
      } else if (node instanceof Image) {
        inImage--;
      } else if (node instanceof org.commonmark.node.Block) {
        text("\n");
      }
    }

    /** What stands in place of a picture says nothing about it: it is "image" nearly always. */
    private void text(String text) {
      if (inImage == 0) {
        (quotes > 0 ? quoted : prose).append(text);
      }
    }

    private void block(Node node, String literal, String language, int fence) {
      int line =
          node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
      blocks.add(new Block(literal, language, line + fence));
    }

    private void html(HtmlBlock html) {
      String literal = html.getLiteral();
      if (literal.startsWith("<pre") && literal.length() < 50_000) {
        block(html, untagged(literal), null, 0);
      } else {
        text(untagged(literal));
      }
    }

    private static String word(String info) {
      if (info == null || info.isBlank()) {
        return null;
      }
      return info.strip().split("[\\s,{]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The text without what stands between angle brackets. */
  private static String untagged(String html) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int close = open < 0 ? -1 : html.indexOf('>', open);
      if (close < 0) {
        return text.append(html, at, html.length()).toString();
      }
      text.append(html, at, open).append(' ');
      at = close + 1;
    }
    return text.toString();
  }
}
