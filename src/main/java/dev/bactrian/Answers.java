package dev.bactrian;

import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.Entry;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.Scope;
import dev.bactrian.index.SearchableIndex;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Matcher;
import dev.bactrian.match.Model;
import dev.bactrian.report.LinkedLog;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.KnownReports;
import dev.bactrian.triage.Situation;
import dev.bactrian.triage.TriagePolicy;
import dev.bactrian.web.Nearest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would be said about a text that nobody has posted: the way of an issue from the report to
 * the comment, without store, queue or GitHub. Thread-safe.
 */
public final class Answers implements Nearest {

  /**
   * All that is known of a text.
   *
   * @param explanations the likeliest earlier reports, with all that went into their scores
   * @param comment Markdown; empty where silent
   */
  public record Answer(
      Entry entry,
      List<Matcher.Explanation> explanations,
      Decision decision,
      Optional<String> comment) {

    /** The likeliest earlier reports. */
    public List<Candidate> candidates() {
      return explanations.stream().map(Matcher.Explanation::candidate).toList();
    }
  }

  private static final int CANDIDATES = 5;

  /** GitHub takes no longer one: what is longer is a log, and is read as such to its end. */
  private static final int LONGEST_ISSUE = 65_536;

  private final SearchableIndex index;
  private final Matcher matcher;
  private final Embedder embedder;
  private final SuggestionComment comments;
  private final RepositoryConfig config;
  private final InstantSource clock;
  private final ReportParser parser = new ReportParser();
  private final Signer signer = new Signer();
  private final TriagePolicy policy = new TriagePolicy();

  public Answers(
      SearchableIndex index,
      Matcher matcher,
      Embedder embedder,
      SuggestionComment comments,
      RepositoryConfig config,
      InstantSource clock) {
    this.index = index;
    this.matcher = matcher;
    this.embedder = embedder;
    this.comments = comments;
    this.config = config;
    this.clock = clock;
  }

  /** The text as a report of nobody's: what everybody may see is named, from all trackers. */
  public Answer about(String title, String text) {
    boolean log = text.length() > LONGEST_ISSUE;
    Post post = pasted(title, log ? "" : text);
    return about(
        log ? read(post, List.of(new LinkedLog("pasted", text))) : read(post),
        Scope.ofPublic(post.createdAt()),
        CANDIDATES);
  }

  private Post pasted(String title, String text) {
    return new Post(
        new ReportKey(0, 0),
        "pasted/text",
        0,
        false,
        title,
        text,
        "somebody",
        clock.instant(),
        null,
        null,
        Set.of());
  }

  /** The post as a new report of its repository. */
  public Answer about(Post post) {
    return about(post, Scope.of(post));
  }

  private Answer about(Post post, Scope scope) {
    return about(read(post), scope, CANDIDATES);
  }

  /** Earlier reports that may stand beside this one, as they would be found now. */
  @Override
  public List<Candidate> earlier(Entry report) {
    return matcher.match(index, report, Scope.of(report.report().post()), 3 * CANDIDATES);
  }

  @Override
  public List<Candidate> search(String words) {
    Post post = pasted(words, words);
    return matcher
        .match(index, read(post), Scope.ofPublic(post.createdAt()), 4 * CANDIDATES)
        .stream()
        .filter(one -> one.evidence().stream().anyMatch(reason -> reason.weight() > 0))
        .toList();
  }

  @Override
  public List<String> signatures(String text) {
    return signer
        .diagnose(parser.parse(pasted("", text), Template.NONE).failures())
        .failures()
        .stream()
        .map(one -> one.signature().id())
        .distinct()
        .toList();
  }

  /** The post as it would be indexed. */
  public Entry read(Post post) {
    return read(post, List.of());
  }

  private Entry read(Post post, List<LinkedLog> logs) {
    Report report = parser.parse(post, Template.NONE, logs);
    return new Entry(report, signer.diagnose(report.failures()), Meaning.of(report, embedder));
  }

  /**
   * The report at the moment at which it was posted.
   *
   * @param top candidates at most
   */
  public Answer about(Entry entry, Scope scope, int top) {
    Post post = entry.report().post().asOf(entry.report().post().createdAt());
    List<Matcher.Explanation> explanations = matcher.explain(index, entry, scope, top);
    Decision decision =
        policy.decide(
            Situation.of(entry.report().withPost(post), config),
            explanations.stream().map(Matcher.Explanation::candidate).toList(),
            KnownReports.NONE);
    return new Answer(
        entry, explanations, decision, comments.render(decision, post, clock.instant()));
  }

  /** What ranks the candidates. */
  public Model model() {
    return matcher.model();
  }

  /** Reports that can be named. */
  public int reports() {
    return index.size();
  }
}
