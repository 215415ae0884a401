package dev.bactrian.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param pages of the navigation, in their order
 * @param person login of who is signed in, or null
 * @param formKey for the form that signs out
 * @param canSignIn true where signing in is possible
 * @param address of this page, to come back to
 * @param css address of the style, new with each version of it
 * @param script address of the script
 */
public record Frame(
    List<Item> pages,
    String person,
    String formKey,
    boolean canSignIn,
    String address,
    String css,
    String script) {

  /** One page in the navigation. */
  public record Item(String id, String address, String words) {}

  /** The navigation, in this order. */
  public static final List<Item> NAVIGATION =
      List.of(
          new Item("inbox", "/inbox", "Inbox"),
          new Item("search", "/search", "Search"),
          new Item("causes", "/causes", "Causes"),
          new Item("matrix", "/matrix", "Matrix"),
          new Item("packages", "/packages", "Packages"),
          new Item("replay", "/replay", "Replay"),
          new Item("playground", "/", "Playground"),
          new Item("status", "/status", "Health"),
          new Item("help", "/help", "Help"));

  /** Where signing in begins, and comes back here. */
  public String signIn() {
    return "/sign-in?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
  }

  /** Address of the library that the script stands on. */
  public String htmx() {
    return Assets.HTMX;
  }

  /** For pages that stand alone. */
  public static final Frame BARE = new Frame(List.of(), null, "", false, "/", Assets.CSS, null);
}
