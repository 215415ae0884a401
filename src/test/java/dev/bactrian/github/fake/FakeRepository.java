package dev.bactrian.github.fake;

import dev.bactrian.github.RepositoryRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A repository as the fake remembers it. */
public final class FakeRepository {

  final FakeGitHub github;
  final long id;
  final Map<Integer, FakeIssue> issues = new LinkedHashMap<>();
  final Map<String, String> files = new TreeMap<>();
  final Map<String, String> roles = new LinkedHashMap<>();
  final Set<String> labels = new LinkedHashSet<>();
  final Map<Long, String> jobLogs = new LinkedHashMap<>();
  final Map<Long, String> checkRuns = new LinkedHashMap<>();
  String fullName;
  final Set<String> formerNames = new LinkedHashSet<>();
  long installation;
  boolean isPrivate;
  private int lastNumber;

  FakeRepository(FakeGitHub github, long id, long installation, String fullName) {
    this.github = github;
    this.id = id;
    this.installation = installation;
    this.fullName = fullName;
  }

  public long id() {
    return id;
  }

  public String fullName() {
    return fullName;
  }

  public boolean isPrivate() {
    return isPrivate;
  }

  /** As our side names it. */
  public RepositoryRef ref() {
    return new RepositoryRef(installation, id, fullName);
  }

  /** Posts an issue, as a person does in the browser. */
  public FakeIssue issue(String title, String body, String author) {
    return issue(++lastNumber, title, body, author);
  }

  /** The same with a number of one's own. */
  public FakeIssue issue(int number, String title, String body, String author) {
    FakeIssue issue =
        new FakeIssue(github.nextId(), this, number, title, body, author, github.now());
    lastNumber = Math.max(lastNumber, number);
    issues.put(number, issue);
    return issue;
  }

  /** The issue of that number; null if there is none. */
  public FakeIssue issue(int number) {
    return issues.get(number);
  }

  /** Posts a comment, as a person does in the browser. */
  public FakeComment comment(FakeIssue issue, String author, String body) {
    FakeComment comment =
        new FakeComment(github.nextId(), issue, author, false, body, github.now());
    issue.comments.add(comment);
    return comment;
  }

  /** Reacts to a comment, as a person does in the browser; GitHub tells nobody. */
  public void react(FakeComment comment, String author, String content) {
    comment.reactions.add(new FakeReaction(github.nextId(), author, content, github.now()));
  }

  /** Deletes an issue for good. */
  public void delete(FakeIssue issue) {
    issues.remove(issue.number);
  }

  public FakeRepository file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** Gives somebody a role: read, triage, write, maintain, admin. */
  public FakeRepository role(String login, String role) {
    roles.put(login, role);
    return this;
  }

  public FakeRepository label(String name) {
    labels.add(name);
    return this;
  }

  public FakeRepository jobLog(long job, String text) {
    jobLogs.put(job, text);
    return this;
  }

  /** GitHub drops logs after a while. */
  public void withoutJobLog(long job) {
    jobLogs.remove(job);
  }

  /** A check run of some other App, with its summary. */
  public FakeRepository checkRun(long id, String summary) {
    checkRuns.put(id, summary);
    return this;
  }

  public FakeRepository makePrivate(boolean hidden) {
    isPrivate = hidden;
    return this;
  }

  /** Renames it; requests for the old name are redirected. */
  public FakeRepository rename(String changed) {
    formerNames.add(fullName);
    fullName = changed;
    return this;
  }

  /** Moves it to another owner, where the App is installed too; the old name is redirected. */
  public FakeRepository transfer(long to, String changed) {
    github.world.installations.add(to);
    installation = to;
    return rename(changed);
  }

  public long installation() {
    return installation;
  }

  String owner() {
    return fullName.substring(0, fullName.indexOf('/'));
  }

  String name() {
    return fullName.substring(fullName.indexOf('/') + 1);
  }

  String nodeId() {
    return "R_" + id;
  }
}
