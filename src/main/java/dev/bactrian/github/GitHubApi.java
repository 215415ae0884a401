package dev.bactrian.github;

import java.nio.file.Path;
import java.time.InstantSource;
import okhttp3.Dns;

/**
 * GitHub as this App uses it. Requests are made one by one by their callers, writes within the
 * budget; every failure is a {@link GitHubException}. Thread-safe.
 */
public final class GitHubApi {

  private final GitHubHost host;
  private final IssueApi issues;
  private final CommentApi comments;
  private final LabelApi labels;
  private final DuplicateApi duplicates;
  private final FixApi fixes;
  private final RelationApi relations;
  private final RepositoryApi repositories;
  private final AppApi app;
  private final HookDeliveryApi hookDeliveries;
  private final ActionsApi actions;
  private final ChecksApi checks;
  private final GistApi gists;
  private final AttachmentApi attachments;

  private GitHubApi(
      GitHubHost host,
      Hub hub,
      Tokens tokens,
      AppAuth auth,
      WriteBudget budget,
      InstantSource clock) {
    this.host = host;
    Rest rest = new Rest(host, budget, clock);
    Calls calls = new Calls(rest, tokens);
    this.issues = new IssueApi(calls);
    this.comments = new CommentApi(calls);
    this.labels = new LabelApi(calls);
    this.duplicates = new DuplicateApi(calls);
    this.fixes = new FixApi(calls);
    this.relations = new RelationApi(calls);
    this.repositories = new RepositoryApi(calls, hub, tokens);
    this.app = new AppApi(rest, hub, tokens);
    this.hookDeliveries = new HookDeliveryApi(rest, auth);
    Download download = new Download(host, Dns.SYSTEM);
    this.actions = new ActionsApi(calls, download);
    this.checks = new ChecksApi(calls);
    this.gists = new GistApi(hub, tokens, download);
    this.attachments = new AttachmentApi(host, download);
  }

  /**
   * As an App.
   *
   * @param cache folder for answers and their ETags, or null for none
   */
  public static GitHubApi asApp(
      GitHubHost host, AppAuth auth, WriteBudget budget, InstantSource clock, Path cache) {
    Hub hub = new Hub(host, auth, clock, cache);
    return new GitHubApi(host, hub, new InstallationTokens(hub, clock), auth, budget, clock);
  }

  /**
   * With a person's token, or without one: to read public trackers, or to set an App up.
   *
   * @param token or null
   */
  public static GitHubApi withToken(GitHubHost host, String token, InstantSource clock) {
    return new GitHubApi(
        host,
        new Hub(host, null, clock, null),
        new FixedToken(token),
        null,
        WriteBudget.ofGitHub(clock),
        clock);
  }

  public GitHubHost host() {
    return host;
  }

  public IssueApi issues() {
    return issues;
  }

  public CommentApi comments() {
    return comments;
  }

  public LabelApi labels() {
    return labels;
  }

  public DuplicateApi duplicates() {
    return duplicates;
  }

  public FixApi fixes() {
    return fixes;
  }

  public RelationApi relations() {
    return relations;
  }

  public RepositoryApi repositories() {
    return repositories;
  }

  public AppApi app() {
    return app;
  }

  /** Only as an App. */
  public HookDeliveryApi hookDeliveries() {
    return hookDeliveries;
  }

  public ActionsApi actions() {
    return actions;
  }

  public ChecksApi checks() {
    return checks;
  }

  public GistApi gists() {
    return gists;
  }

  public AttachmentApi attachments() {
    return attachments;
  }
}
