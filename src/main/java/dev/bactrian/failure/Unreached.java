package dev.bactrian.failure;

import java.util.List;
import java.util.Locale;

/**
 * Which host could not be reached, and how far a tool got: curl, git, wget, ssh, apt, npm and opam
 * say the same in their own words. Stateless.
 */
final class Unreached {

  private static final String RESOLVE = "cannot resolve host ";
  private static final String CONNECT = "cannot connect to ";
  private static final String RESET = "connection reset by ";
  private static final String TIMEOUT = "timeout of ";
  private static final String UNTRUSTED = "untrusted certificate of ";

  /** Words, and what they say of the host that follows them or that a URL names. */
  private record Wording(String words, String sort) {}

  /** The host stands directly behind these. */
  private static final List<Wording> BEFORE_HOST =
      List.of(
          new Wording("ould not resolve host: ", RESOLVE),
          new Wording("ould not resolve hostname ", RESOLVE),
          new Wording("ouldn't resolve host ", RESOLVE),
          new Wording("ould not resolve '", RESOLVE),
          new Wording("emporary failure resolving ", RESOLVE),
          new Wording("unable to resolve host address ", RESOLVE),
          new Wording("unable to look up ", RESOLVE),
          new Wording("getaddrinfo ENOTFOUND ", RESOLVE),
          new Wording("getaddrinfo EAI_AGAIN ", RESOLVE),
          new Wording("ailed to connect to ", CONNECT),
          new Wording("nable to connect to ", CONNECT),
          new Wording("ould not connect to ", CONNECT),
          new Wording("connect to host ", CONNECT),
          new Wording("initiate the connection to ", CONNECT),
          new Wording("connect ECONNREFUSED ", CONNECT),
          new Wording("connect ETIMEDOUT ", CONNECT),
          new Wording("ERROR: The certificate of ", UNTRUSTED),
          new Wording("ERROR: cannot verify ", UNTRUSTED));

  /** The host stands in a URL, in the same line or where the tool was started. */
  private static final List<Wording> WITHOUT_HOST =
      List.of(
          new Wording("Temporary failure in name resolution", RESOLVE),
          new Wording("Name or service not known", RESOLVE),
          new Wording("no such host", RESOLVE),
          new Wording("onnection refused", CONNECT),
          new Wording("Read error (Connection timed out", TIMEOUT),
          new Wording("onnection timed out", CONNECT),
          new Wording("Network is unreachable", CONNECT),
          new Wording("No route to host", CONNECT),
          new Wording("onnection reset", RESET),
          new Wording("peration timed out", TIMEOUT),
          new Wording("TLS handshake timeout", TIMEOUT),
          new Wording("SSL certificate problem", UNTRUSTED),
          new Wording("certificate verification failed", UNTRUSTED));

  /** What curl's exit codes say (curl(1)); opam quotes no more of it. */
  private static final List<Wording> CODES_OF_CURL =
      List.of(
          new Wording("exited with code 6", RESOLVE),
          new Wording("exited with code 7", CONNECT),
          new Wording("exited with code 28", TIMEOUT),
          new Wording("exited with code 60", UNTRUSTED));

  private static final String WGET_CONNECTS = "Connecting to ";
  private static final String WGET_RESOLVES = "Resolving ";
  private static final String WGET_FAILED = "... failed: ";
  private static final String URL = "://";

  /** Lines from the command that names a URL to its error. */
  private static final int LOOK_BEHIND = 6;

  /**
   * Usual services listen below; what a test starts for itself takes any port above, another one in
   * each run.
   */
  private static final int FIRST_CHOSEN = 10000;

  private Unreached() {}

  /** {@code cannot connect to example.org}; null where the text tells no host, or no reason. */
  static String in(String text) {
    String wget = wget(text);
    if (wget != null) {
      return wget;
    }
    for (Wording wording : BEFORE_HOST) {
      int at = text.indexOf(wording.words());
      String host = at < 0 ? null : host(text, at + wording.words().length());
      if (host != null) {
        return wording.sort() + host;
      }
    }
    String sort = sort(text);
    String host = sort == null ? null : hostOfUrl(text);
    return host == null ? null : sort + host;
  }

  /** The same of a line of curl's or wget's, who may have named the host further up only. */
  static String at(Log log, int index) {
    String line = log.line(index);
    String told = in(line);
    String sort = told == null && isOfTool(line) ? sort(line) : null;
    for (int i = index - 1; sort != null && i >= Math.max(0, index - LOOK_BEHIND); i--) {
      String before = log.line(i);
      boolean names = before.contains("curl ") || before.startsWith("--");
      String host = names ? hostOfUrl(before) : null;
      if (host != null) {
        return sort + host;
      }
    }
    return told;
  }

  private static boolean isOfTool(String line) {
    return line.contains("curl: (") || line.contains("Read error (");
  }

  private static String sort(String text) {
    String told = sort(text, WITHOUT_HOST);
    return told == null && text.contains("curl") ? sort(text, CODES_OF_CURL) : told;
  }

  private static String sort(String text, List<Wording> wordings) {
    for (Wording wording : wordings) {
      int at = text.indexOf(wording.words());
      if (at >= 0 && !digitAt(text, at + wording.words().length())) {
        return wording.sort();
      }
    }
    return null;
  }

  private static boolean digitAt(String text, int at) {
    return at < text.length() && LineText.isDigit(text.charAt(at));
  }

  /** {@code Connecting to h (h)|1.2.3.4|:80... failed: Connection refused.} */
  private static String wget(String text) {
    int failed = text.indexOf(WGET_FAILED);
    if (failed < 0) {
      return null;
    }
    int connects = text.indexOf(WGET_CONNECTS);
    if (connects >= 0 && connects < failed) {
      String host = host(text, connects + WGET_CONNECTS.length());
      return host == null ? null : CONNECT + host;
    }
    int resolves = text.indexOf(WGET_RESOLVES);
    String host =
        resolves < 0 || resolves > failed ? null : host(text, resolves + WGET_RESOLVES.length());
    return host == null ? null : RESOLVE + host;
  }

  /** The host of the last URL in a text, or null. */
  private static String hostOfUrl(String text) {
    int at = text.lastIndexOf(URL);
    if (at <= 0 || !Character.isLetter(text.charAt(at - 1))) {
      return null;
    }
    int from = at + URL.length();
    int user = text.indexOf('@', from);
    int path = text.indexOf('/', from);
    return host(text, user > 0 && (path < 0 || user < path) ? user + 1 : from);
  }

  /** The host that a text names from a place on, with its port if that says more; or null. */
  private static String host(String text, int from) {
    int start = from;
    while (start < text.length() && "'\"`‘“[ ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length() && isHost(text.charAt(end))) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    String host = text.substring(start, end).toLowerCase(Locale.ROOT);
    boolean sixth = text.startsWith("::1", start);
    if (!sixth && (host.isEmpty() || host.indexOf('.') < 0 && !host.equals("localhost"))) {
      return null;
    }
    if (!sixth && !isLoopback(host)) {
      return host;
    }
    Integer port = port(text, sixth ? start + "::1".length() : end);
    return port == null || port >= FIRST_CHOSEN ? "localhost" : "localhost:" + port;
  }

  private static boolean isHost(char c) {
    return c == '.' || c == '-' || c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("0.0.0.0");
  }

  /** {@code :80}, {@code port 80} or {@code ]:80} behind a host. */
  private static Integer port(String text, int from) {
    int at = from;
    while (at < text.length() && "'\"’]".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    for (String mark : List.of(":", " port ", " (port ")) {
      if (text.startsWith(mark, at)) {
        return LineText.number(text, at + mark.length());
      }
    }
    return null;
  }
}
