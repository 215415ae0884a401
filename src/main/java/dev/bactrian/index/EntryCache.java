package dev.bactrian.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** The entries of documents, decoded once: a pool of 200 is read for each search. Thread-safe. */
final class EntryCache {

  private static final int MOST = 20_000;

  private final EntryCodec codec = new EntryCodec();
  private final Cache<ReportKey, Entry> known =
      Caffeine.newBuilder().maximumSize(MOST).softValues().build();

  byte[] encoded(Entry entry) throws IOException {
    return codec.write(entry);
  }

  void put(Entry entry) {
    known.put(entry.key(), entry.bare());
  }

  void forget(ReportKey key) {
    known.invalidate(key);
  }

  void forgetRepository(long repository) {
    known.asMap().keySet().removeIf(key -> key.repository() == repository);
  }

  void forgetAll() {
    known.invalidateAll();
  }

  /** The entry that the searcher's document holds. */
  Entry of(IndexSearcher searcher, int document) throws IOException {
    ReportKey key = Documents.keyOf(searcher.getIndexReader(), document);
    Entry entry = known.getIfPresent(key);
    if (entry == null) {
      Document found = searcher.storedFields().document(document);
      BytesRef bytes = found.getBinaryValue(Documents.ENTRY);
      BytesRef vectors = found.getBinaryValue(Documents.VECTORS);
      entry =
          codec.read(
              bytes.bytes,
              bytes.offset,
              bytes.length,
              vectors == null
                  ? Meaning.NONE
                  : Meaning.read(vectors.bytes, vectors.offset, vectors.length));
      known.put(key, entry);
    }
    return entry;
  }
}
