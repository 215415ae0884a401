package dev.bactrian.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * All that an index on disk holds of each report: what is stored, and the terms by which it is
 * found with their frequencies. In whatever segments it lies, the same index reads the same.
 */
public final class IndexContents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private IndexContents() {}

  /** By the report's key, sorted. */
  public static Map<String, List<String>> of(Path folder) throws IOException {
    Map<String, List<String>> contents = new HashMap<>();
    try (FSDirectory directory = FSDirectory.open(new Generations(folder).answering());
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        read(leaf.reader(), contents);
      }
    }
    contents.values().forEach(Collections::sort);
    return contents;
  }

  private static void read(LeafReader leaf, Map<String, List<String>> contents) throws IOException {
    Bits live = leaf.getLiveDocs();
    Map<Integer, List<String>> documents = new HashMap<>();
    for (int i = 0; i < leaf.maxDoc(); i++) {
      if (live == null || live.get(i)) {
        List<String> lines = new ArrayList<>();
        Document stored = leaf.storedFields().document(i);
        BytesRef entry = stored.getBinaryValue(Documents.ENTRY);
        lines.add(inOrder(JSON.readTree(entry.bytes, entry.offset, entry.length)).toString());
        documents.put(i, lines);
        if (contents.put(Documents.keyOf(leaf, i).toString(), lines) != null) {
          throw new IOException("twice in the index: " + Documents.keyOf(leaf, i));
        }
      }
    }
    for (FieldInfo field : leaf.getFieldInfos()) {
      if (field.getIndexOptions() != IndexOptions.NONE) {
        addTerms(leaf, field, documents);
      }
    }
  }

  /** Maps and sets are stored in an order that differs from process to process. */
  private static JsonNode inOrder(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JSON.createObjectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(one -> sorted.set(one.getKey(), inOrder(one.getValue())));
      return sorted;
    }
    if (node.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      node.forEach(item -> items.add(inOrder(item)));
      items.sort(Comparator.comparing(JsonNode::toString));
      return JSON.createArrayNode().addAll(items);
    }
    return node;
  }

  private static void addTerms(
      LeafReader leaf, FieldInfo field, Map<Integer, List<String>> documents) throws IOException {
    Terms terms = leaf.terms(field.name);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      PostingsEnum postings = each.postings(null, PostingsEnum.FREQS);
      int document = postings.nextDoc();
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        List<String> lines = documents.get(document);
        if (lines != null) {
          lines.add(field.name + ":" + term.utf8ToString() + ":" + postings.freq());
        }
        document = postings.nextDoc();
      }
    }
  }
}
