package dev.bactrian.signature;

/**
 * Mask for paths: the directory depends on the machine, the sandbox and the build tool, the file's
 * name doesn't. A URL keeps its host, the name of a package's directory loses the version.
 */
final class Paths {

  /** The ASCII characters of paths; the scan runs over every message. */
  private static final boolean[] IN_PATH = ofPaths();

  private Paths() {}

  private static boolean[] ofPaths() {
    boolean[] in = new boolean[128];
    for (char c = 0; c < in.length; c++) {
      in[c] = Character.isLetterOrDigit(c) || "/\\._-+~@#%&".indexOf(c) >= 0;
    }
    return in;
  }

  static String toBaseNames(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    int copied = 0;
    while (i < text.length()) {
      int end = i;
      boolean slash = false;
      while (end < text.length() && inPath(text, end)) {
        slash |= text.charAt(end) == '/' || text.charAt(end) == '\\';
        end++;
      }
      if (slash) {
        out.append(text, copied, i).append(shorten(text.substring(i, end)));
        copied = end;
      }
      i = end == i ? i + 1 : end;
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static String shorten(String token) {
    int scheme = token.indexOf("://");
    if (scheme > 0) {
      int host = token.indexOf('/', scheme + 3);
      return host < 0 || host == token.length() - 1 ? token : token.substring(0, host) + "/<path>";
    }
    String path = token.replace('\\', '/');
    while (path.endsWith("/") && path.length() > 1) {
      path = path.substring(0, path.length() - 1);
    }
    int last = path.lastIndexOf('/');
    if (last < 0 || last == path.length() - 1 || !looksLikePath(path, last)) {
      return token;
    }
    String name = path.substring(last + 1);
    if (path.startsWith("/tmp/") && last == 4) {
      int dot = name.lastIndexOf('.');
      return "<temp>" + (dot > 0 ? name.substring(dot) : "");
    }
    return withoutVersion(name);
  }

  private static boolean looksLikePath(String path, int last) {
    return path.charAt(0) == '/'
        || path.charAt(0) == '.'
        || path.charAt(0) == '~'
        || path.indexOf('/') < last
        || path.indexOf('.', last) > 0
        || path.startsWith("_build");
  }

  /** {@code zarith.1.10} is zarith; {@code libfoo.so.1} and {@code a.ml} stay. */
  private static String withoutVersion(String name) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot + 1 >= name.length()) {
      return name;
    }
    int digit = name.charAt(dot + 1) == 'v' ? dot + 2 : dot + 1;
    boolean version = digit < name.length() && Character.isDigit(name.charAt(digit));
    return version ? name.substring(0, dot) : name;
  }

  private static boolean inPath(String text, int i) {
    char c = text.charAt(i);
    if (c == ':') {
      boolean url = text.startsWith("://", i);
      boolean drive =
          i + 1 < text.length()
              && text.charAt(i + 1) == '\\'
              && i > 0
              && Character.isLetter(text.charAt(i - 1));
      return url || drive;
    }
    return c < 128 ? IN_PATH[c] : Character.isLetterOrDigit(c);
  }
}
