package dev.bactrian.github.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An issue as the fake remembers it. */
public final class FakeIssue {

  final long id;
  final FakeRepository repository;
  final int number;
  final String author;
  final Set<String> labels = new LinkedHashSet<>();
  final Map<String, String> suggestedLabels = new LinkedHashMap<>();
  final List<FakeComment> comments = new ArrayList<>();
  final List<FakeReaction> reactions = new ArrayList<>();
  final List<FakeIssue> blockers = new ArrayList<>();
  final List<FakeIssue> subIssues = new ArrayList<>();
  final List<String> deeds = new ArrayList<>();
  Instant createdAt;
  Instant updatedAt;
  Instant closedAt;
  String title;
  String body;
  String stateReason;
  boolean locked;
  boolean pullRequest;
  boolean viaApp;
  FakeIssue canonical;
  FakeIssue closer;
  String milestone;
  boolean unmarked;

  FakeIssue(
      long id,
      FakeRepository repository,
      int number,
      String title,
      String body,
      String author,
      Instant at) {
    this.id = id;
    this.repository = repository;
    this.number = number;
    this.title = title;
    this.body = body;
    this.author = author;
    this.createdAt = at;
    this.updatedAt = at;
  }

  public long id() {
    return id;
  }

  public int number() {
    return number;
  }

  public FakeRepository repository() {
    return repository;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public String stateReason() {
    return stateReason;
  }

  /** Oldest first. */
  public List<FakeComment> comments() {
    return List.copyOf(comments);
  }

  /** Those the App made. */
  public List<FakeComment> commentsByApp() {
    return comments.stream().filter(FakeComment::viaApp).toList();
  }

  public Set<String> labels() {
    return Set.copyOf(labels);
  }

  /** Labels that wait for a person, with their rationale. */
  public Map<String, String> suggestedLabels() {
    return Map.copyOf(suggestedLabels);
  }

  public List<String> reactions() {
    return reactions.stream().map(FakeReaction::content).toList();
  }

  /** What GitHub shows it to be a duplicate of, or null. */
  public FakeIssue canonical() {
    return canonical;
  }

  public List<FakeIssue> blockers() {
    return List.copyOf(blockers);
  }

  public List<FakeIssue> subIssues() {
    return List.copyOf(subIssues);
  }

  /** What the App did to it, once for each time: {@code closed}, {@code labeled NAME}, ... */
  public List<String> deeds() {
    return List.copyOf(deeds);
  }

  /** As people change it in their browser. */
  public FakeIssue title(String changed) {
    title = changed;
    return this;
  }

  public FakeIssue body(String changed) {
    body = changed;
    return this;
  }

  public FakeIssue created(Instant at) {
    createdAt = at;
    updatedAt = at;
    return this;
  }

  /** When it was changed last. */
  public FakeIssue updated(Instant at) {
    updatedAt = at;
    return this;
  }

  /** Deletes a comment for good. */
  public void remove(FakeComment comment) {
    comments.remove(comment);
  }

  public FakeIssue closed(String reason, Instant at) {
    closedAt = at;
    stateReason = reason;
    return this;
  }

  public FakeIssue reopened() {
    closedAt = null;
    stateReason = "reopened";
    return this;
  }

  public FakeIssue labelled(String... names) {
    labels.addAll(List.of(names));
    return this;
  }

  public FakeIssue locked() {
    locked = true;
    return this;
  }

  public FakeIssue asPullRequest() {
    pullRequest = true;
    return this;
  }

  public FakeIssue duplicateOf(FakeIssue other) {
    canonical = other;
    return this;
  }

  /** Closed by merging that pull request. */
  public FakeIssue closedBy(FakeIssue pullRequest) {
    closer = pullRequest;
    return this;
  }

  public FakeIssue milestone(String title) {
    milestone = title;
    return this;
  }

  String nodeId() {
    return "I_" + id;
  }
}
