package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What networks, disks, mirrors, containers and package managers of the system say when they fail.
 * Never a bug of a package.
 */
final class Infrastructure implements Format {

  /**
   * A literal that gives a failure away.
   *
   * @param text stands anywhere in the line
   * @param kind of the failure
   * @param missing whether what follows the literal is the name of what is missing
   */
  private record Sign(String text, Kind kind, boolean missing) {}

  private static Sign sign(Kind kind, String text) {
    return new Sign(text, kind, false);
  }

  private static Sign missing(String text) {
    return new Sign(text, Kind.DEPENDENCY_MISSING, true);
  }

  /** The first that stands in a line names it. */
  private static final List<Sign> SIGNS =
      List.of(
          sign(Kind.DISK_FULL, "No space left on device"),
          sign(Kind.DISK_FULL, "Disk quota exceeded"),
          sign(Kind.OUT_OF_MEMORY, "Cannot allocate memory"),
          sign(Kind.OUT_OF_MEMORY, "virtual memory exhausted"),
          sign(Kind.OUT_OF_MEMORY, "Out of memory: Killed process"),
          sign(Kind.NETWORK, "Could not resolve host"),
          sign(Kind.NETWORK, "unable to resolve host address"),
          sign(Kind.NETWORK, "fatal: unable to look up "),
          sign(Kind.NETWORK, "fatal: unable to connect to "),
          sign(Kind.NETWORK, "getaddrinfo ENOTFOUND "),
          sign(Kind.NETWORK, "getaddrinfo EAI_AGAIN "),
          sign(Kind.NETWORK, "Name or service not known"),
          sign(Kind.NETWORK, "Temporary failure in name resolution"),
          sign(Kind.NETWORK, "Temporary failure resolving"),
          sign(Kind.NETWORK, "onnection refused"),
          sign(Kind.NETWORK, "onnection reset"),
          sign(Kind.NETWORK, "onnection timed out"),
          sign(Kind.NETWORK, "Network is unreachable"),
          sign(Kind.NETWORK, "No route to host"),
          sign(Kind.NETWORK, "TLS handshake timeout"),
          sign(Kind.NETWORK, "gnutls_handshake() failed"),
          sign(Kind.NETWORK, "server certificate verification failed"),
          sign(Kind.NETWORK, "SSL certificate problem"),
          sign(Kind.NETWORK, "ERROR: The certificate of "),
          sign(Kind.NETWORK, "ERROR: cannot verify "),
          sign(Kind.NETWORK, "curl: ("),
          sign(Kind.NETWORK, "fatal: unable to access '"),
          sign(Kind.NETWORK, "fatal: early EOF"),
          sign(Kind.NETWORK, "fatal: the remote end hung up"),
          sign(Kind.NETWORK, "fatal: Could not read from remote repository"),
          sign(Kind.NETWORK, "fatal: reference is not a tree"),
          sign(Kind.NETWORK, "fatal: remote error"),
          sign(Kind.NETWORK, "error: RPC failed"),
          sign(Kind.NETWORK, "E: Failed to fetch "),
          sign(Kind.NETWORK, "Hash Sum mismatch"),
          sign(Kind.NETWORK, "toomanyrequests"),
          sign(Kind.NETWORK, "Failed to download metadata for repo"),
          sign(Kind.INFRASTRUCTURE, "manifest unknown"),
          sign(Kind.INFRASTRUCTURE, "Error response from daemon"),
          sign(Kind.INFRASTRUCTURE, "Cannot connect to the Docker daemon"),
          sign(Kind.INFRASTRUCTURE, "E: Could not get lock "),
          sign(Kind.INFRASTRUCTURE, "dpkg was interrupted"),
          sign(Kind.INFRASTRUCTURE, "sudo: PAM account management error"),
          sign(Kind.INFRASTRUCTURE, "bwrap: "),
          sign(Kind.INFRASTRUCTURE, "Read-only file system"),
          sign(Kind.INFRASTRUCTURE, "Stale file handle"),
          sign(Kind.INFRASTRUCTURE, "Input/output error"),
          sign(Kind.INFRASTRUCTURE, "OS package installation failed"),
          missing("E: Unable to locate package "),
          missing("E: Couldn't find any package by "),
          missing("ERROR: unsatisfiable constraints"),
          missing("ERROR: unable to select packages"),
          missing("No match for argument: "),
          missing("nothing provides "));

  @Override
  public String name() {
    return "infrastructure";
  }

  @Override
  public List<String> triggers() {
    return SIGNS.stream().map(Sign::text).toList();
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    for (Sign sign : SIGNS) {
      int at = line.indexOf(sign.text());
      if (at >= 0) {
        if (!named(line, at, sign) || heals(log, index)) {
          return;
        }
        found.accept(failure(log, index, line, at, sign));
        return;
      }
    }
  }

  /** Signs that begin a message must begin a word, or they are somebody else's text. */
  private static boolean named(String line, int at, Sign sign) {
    return switch (sign.text()) {
      case "bwrap: " -> at == 0;
      case "nothing provides ", "curl: (" -> at == 0 || line.charAt(at - 1) == ' ';
      default -> true;
    };
  }

  private static Failure failure(Log log, int index, String line, int at, Sign sign) {
    Failure failure = Failure.of(sign.kind(), line, log.number(index));
    if (!sign.missing()) {
      boolean network = sign.kind() == Kind.NETWORK;
      return network ? failure.withFact(Fact.UNREACHED, Unreached.at(log, index)) : failure;
    }
    int from = at + sign.text().length();
    String name = line.substring(from).strip();
    if (sign.text().startsWith("ERROR: ")) {
      // apk: the next line names it, "  zlib-dev (missing):"
      String next = log.line(index + 1).strip();
      int space = next.indexOf(' ');
      name = space > 0 ? next.substring(0, space) : next;
      failure = Failure.of(sign.kind(), line + " " + next, log.number(index));
    }
    return failure.withFact(Fact.MISSING, name.isEmpty() ? null : name);
  }

  /** Whether the tool says at once that it tries again. */
  private static boolean heals(Log log, int index) {
    for (int i = index; i <= index + 2; i++) {
      String line = log.line(i);
      if (line.contains("etrying") || line.contains("Will retry") || line.contains("Trying next")) {
        return true;
      }
    }
    return false;
  }
}
