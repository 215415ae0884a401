package dev.bactrian.index;

import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** What must agree between a program and the index that it opens; kept in each commit. */
final class IndexVersion {

  /** Counts up whenever documents are written in another shape. */
  private static final int FORMAT = 2;

  /**
   * Formats whose documents this program still reads: an index of one of them answers until a new
   * one is built. A new format keeps the last one here if it can be read with some fields missing.
   */
  private static final Set<String> READABLE = Set.of(Integer.toString(FORMAT));

  /** In each commit of an index that is being built; the one that makes it whole has it no more. */
  private static final String UNFINISHED = "unfinished";

  private IndexVersion() {}

  /** Of this program. */
  static Map<String, String> current() {
    return Map.of(
        "format", Integer.toString(FORMAT), "signatures", Integer.toString(Signer.VERSION));
  }

  /** Of this program, and not whole yet. */
  static Map<String, String> unfinished() {
    Map<String, String> version = new HashMap<>(current());
    version.put(UNFINISHED, "yes");
    return version;
  }

  /**
   * Of the last commit.
   *
   * @throws IOException if there is none, or it is damaged
   */
  static Map<String, String> of(Directory directory) throws IOException {
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  /**
   * Of the index that is there, once every byte of it was read against its checksum: Lucene itself
   * looks at most files only when it merges.
   *
   * @throws IndexVersionException if it does not fit
   * @throws IOException if it is damaged
   */
  static Map<String, String> checked(
      Directory directory, String where, Predicate<Map<String, String>> fits) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> found = reader.getIndexCommit().getUserData();
      if (!fits.test(found)) {
        throw differs(where, found);
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return found;
    }
  }

  static boolean isWhole(Map<String, String> version) {
    return !version.containsKey(UNFINISHED);
  }

  static boolean isReadable(Map<String, String> version) {
    return READABLE.contains(version.get("format"));
  }

  /** What is the matter, in words. */
  static IndexVersionException differs(String where, Map<String, String> found) {
    return new IndexVersionException(where, words(found), words(current()));
  }

  /** The same of one that answers all the same. */
  static String outdated(Map<String, String> found) {
    return "the index has " + words(found) + ", this program writes " + words(current());
  }

  private static String words(Map<String, String> version) {
    return "format "
        + version.getOrDefault("format", "unknown")
        + " and signatures "
        + version.getOrDefault("signatures", "unknown");
  }
}
