package dev.bactrian.comment;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Texts made of all that could act on GitHub, in any order. */
final class HostileTexts implements ArbitrarySupplier<String> {

  @Override
  public Arbitrary<String> get() {
    Arbitrary<String> act =
        Arbitraries.of(
            "@org/team",
            "@a",
            "&#64;b",
            "&commat;c",
            "fixes #1",
            "closes a/b#2",
            "GH-3",
            "gh-4",
            "https://github.com/a/b/issues/5",
            "http://x",
            "www.x.org",
            "mail@x.org",
            "mailto:a@b.c",
            "<!-- bactrian:suggestion v1 -->",
            "<!--",
            "-->",
            "<b>",
            "</details>",
            "<script>",
            "`",
            "``",
            "```",
            "~~~",
            "\n```\n",
            "\n\n",
            "\r\n",
            "\n- ",
            "\n# ",
            "\n> ",
            "\n---\n",
            "\n===\n",
            "| a | b |\n|---|---|\n",
            "[x](javascript:y)",
            "![i](http://i)",
            "[r]: http://z",
            "[",
            "]",
            "(",
            ")",
            "*",
            "**",
            "_",
            "__",
            "~",
            "\\",
            "\\\\",
            "&",
            "&lt;",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u0000",
            "\ud800",
            "\u2028",
            "\t",
            "    ",
            "$x$",
            "/duplicate #9",
            "@bactrian help",
            "\uD83D\uDC2B");
    return Arbitraries.oneOf(act, Arbitraries.strings().ofMaxLength(8), act)
        .list()
        .ofMinSize(0)
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
