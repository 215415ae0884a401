package dev.bactrian.comment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Reads a comment as GitHub does and lists what acts in it: mentions, references, links, images,
 * HTML, blocks that aren't ours. GitHub looks for mentions and references in the text that remains
 * outside of code and links, after entities are decoded; so does this.
 */
public final class GitHubMarkdown extends AbstractVisitor {

  private static final Parser PARSER =
      Parser.builder()
          // E-mail addresses are GitHub's ASCII ones, found below with the mentions.
          .extensions(
              List.of(
                  AutolinkExtension.builder().linkTypes(AutolinkType.URL, AutolinkType.WWW).build(),
                  TablesExtension.create()))
          .build();

  private static final Pattern MENTION = Pattern.compile("@[A-Za-z0-9]");
  private static final Pattern REFERENCE =
      Pattern.compile("#\\d|\\bgh-\\d|https?://|\\bwww\\.\\w", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVISIBLE_ACTORS =
      Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c]");

  private final List<String> acting = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Block> topItems = new ArrayList<>();
  private final List<String> code = new ArrayList<>();

  /** What acts in the comment, in words; our own marker in the first line doesn't count. */
  public static List<String> acting(String markdown) {
    GitHubMarkdown reader = read(markdown);
    if (MENTION.matcher(reader.text).find()) {
      reader.acting.add("mention in: " + reader.text);
    }
    if (REFERENCE.matcher(reader.text).find()) {
      reader.acting.add("reference in: " + reader.text);
    }
    if (INVISIBLE_ACTORS.matcher(markdown).find()) {
      reader.acting.add("bidi control");
    }
    if (markdown.indexOf("<!--", 1) >= 0 && reader.acting.stream().anyMatch("html"::equals)) {
      reader.acting.add("second marker");
    }
    return reader.acting;
  }

  /** How many items the outermost list has: text that breaks out of one changes it. */
  public static int items(String markdown) {
    return read(markdown).topItems.size();
  }

  /** The contents of the code spans, in order. */
  public static List<String> code(String markdown) {
    return read(markdown).code;
  }

  private static GitHubMarkdown read(String markdown) {
    GitHubMarkdown reader = new GitHubMarkdown();
    PARSER.parse(markdown).accept(reader);
    return reader;
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak node) {
    text.append('\n');
  }

  @Override
  public void visit(Code node) {
    text.append(' ');
    code.add(node.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock node) {
    if (!"text".equals(node.getInfo())) {
      acting.add("code block of another language");
    }
  }

  @Override
  public void visit(Link node) {
    if (!node.getDestination()
        .matches("https://redirect\\.github\\.com/[\\w.-]+/[\\w.-]+/issues/\\d+")) {
      acting.add("link to " + node.getDestination());
    }
    text.append(' ');
  }

  @Override
  public void visit(HtmlBlock node) {
    boolean marker =
        node.getPrevious() == null
            && node.getParent().getParent() == null
            && Arrays.stream(Marker.values()).anyMatch(m -> node.getLiteral().equals(m.line()));
    if (!marker) {
      acting.add("html");
    }
  }

  @Override
  public void visit(HtmlInline node) {
    acting.add("html");
  }

  @Override
  public void visit(Image node) {
    acting.add("image");
  }

  @Override
  public void visit(Heading node) {
    acting.add("heading");
  }

  @Override
  public void visit(BlockQuote node) {
    acting.add("quote");
  }

  @Override
  public void visit(ThematicBreak node) {
    acting.add("line");
  }

  @Override
  public void visit(IndentedCodeBlock node) {
    acting.add("indented code");
  }

  @Override
  public void visit(OrderedList node) {
    acting.add("ordered list");
  }

  @Override
  public void visit(CustomBlock node) {
    acting.add("table");
  }

  @Override
  public void visit(BulletList node) {
    if (node.getParent().getParent() == null) {
      for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
        topItems.add((ListItem) item);
      }
    }
    visitChildren(node);
    text.append('\n');
  }
}
