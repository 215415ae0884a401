package dev.bactrian.index;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The shape of a Lucene document, in one place: how it is written and how it is filtered. */
final class Documents {

  static final String KEY = "key";
  static final String ENTRY = "entry";
  static final String VECTORS = "vectors";
  static final String MEANING = "meaning";
  private static final String REPOSITORY = "repository";
  private static final String NUMBER = "number";
  private static final String INSTALLATION = "installation";
  private static final String VISIBILITY = "visibility";
  private static final String CREATED = "created";
  private static final String PUBLIC = "public";

  private Documents() {}

  static Document of(Entry entry, byte[] stored) throws IOException {
    Post post = entry.report().post();
    Document document = new Document();
    document.add(exact(KEY, post.key().toString()));
    document.add(new BinaryDocValuesField(KEY, new BytesRef(post.key().toString())));
    // Repositories and installations are asked for one by one: terms, not ranges.
    document.add(exact(REPOSITORY, Long.toString(post.key().repository())));
    document.add(exact(INSTALLATION, Long.toString(post.installation())));
    document.add(exact(VISIBILITY, post.isPrivate() ? "private" : PUBLIC));
    document.add(new IntPoint(NUMBER, post.key().number()));
    document.add(new LongPoint(CREATED, post.createdAt().toEpochMilli()));
    document.add(new StoredField(ENTRY, stored));
    if (entry.hasVector()) {
      float[] whole = entry.meaning().whole();
      document.add(new KnnFloatVectorField(MEANING, whole, VectorSimilarityFunction.COSINE));
      document.add(new StoredField(VECTORS, entry.meaning().bytes()));
    }
    for (Field field : Field.values()) {
      Map<String, Integer> terms = entry.terms().of(field);
      if (!terms.isEmpty()) {
        document.add(TermsField.of(field, terms));
      }
    }
    return document;
  }

  private static StringField exact(String name, String value) {
    return new StringField(name, value, org.apache.lucene.document.Field.Store.NO);
  }

  static Term key(ReportKey key) {
    return new Term(KEY, key.toString());
  }

  /** The key of a document, without its stored fields being read. */
  static ReportKey keyOf(IndexReader reader, int document) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    BinaryDocValues keys = leaf.reader().getBinaryDocValues(KEY);
    keys.advanceExact(document - leaf.docBase);
    return ReportKey.parse(keys.binaryValue().utf8ToString());
  }

  static Term repository(long id) {
    return new Term(REPOSITORY, Long.toString(id));
  }

  /** The reports of all other repositories. */
  static Query notOf(Set<Long> repositories) {
    return allBut(new TermInSetQuery(REPOSITORY, terms(repositories)));
  }

  /** The repository's reports but these. */
  static Query notAmong(long repository, Set<ReportKey> reports) {
    return new BooleanQuery.Builder()
        .add(repositoryIs(repository), Occur.FILTER)
        .add(new TermInSetQuery(KEY, terms(reports)), Occur.MUST_NOT)
        .build();
  }

  private static Query allBut(Query kept) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(kept, Occur.MUST_NOT)
        .build();
  }

  private static List<BytesRef> terms(Set<?> values) {
    return values.stream().map(value -> new BytesRef(value.toString())).toList();
  }

  /** The reports of that number, in every repository. */
  static Query number(int number) {
    return IntPoint.newExactQuery(NUMBER, number);
  }

  private static Query repositoryIs(long id) {
    return new TermQuery(repository(id));
  }

  private static Query installationIs(long id) {
    return new TermQuery(new Term(INSTALLATION, Long.toString(id)));
  }

  /** What {@link Scope#admits} says, for Lucene. */
  static Query filter(Scope scope) {
    BooleanQuery.Builder seen = new BooleanQuery.Builder();
    seen.add(repositoryIs(scope.repository()), Occur.SHOULD);
    BooleanQuery.Builder open =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(VISIBILITY, new BytesRef(PUBLIC))), Occur.FILTER);
    if (!scope.hasAllInstallations()) {
      open.add(
          new BooleanQuery.Builder()
              .add(installationIs(scope.installation()), Occur.SHOULD)
              .add(installationIs(0), Occur.SHOULD)
              .build(),
          Occur.FILTER);
    }
    seen.add(open.build(), Occur.SHOULD);
    for (long allowed : scope.privateRepositories()) {
      seen.add(
          new BooleanQuery.Builder()
              .add(installationIs(scope.installation()), Occur.FILTER)
              .add(repositoryIs(allowed), Occur.FILTER)
              .build(),
          Occur.SHOULD);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(seen.build(), Occur.FILTER);
    if (scope.until() != null) {
      long moment = scope.until().toEpochMilli();
      all.add(LongPoint.newRangeQuery(CREATED, Long.MIN_VALUE, moment), Occur.FILTER);
    }
    if (scope.number() != 0) {
      all.add(
          new BooleanQuery.Builder()
              .add(repositoryIs(scope.repository()), Occur.FILTER)
              .add(IntPoint.newRangeQuery(NUMBER, scope.number(), Integer.MAX_VALUE), Occur.FILTER)
              .build(),
          Occur.MUST_NOT);
    }
    all.add(new MatchAllDocsQuery(), Occur.FILTER);
    return all.build();
  }
}
