package dev.bactrian.github.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment as the fake remembers it. */
public final class FakeComment {

  final long id;
  final FakeIssue issue;
  final String author;
  final boolean viaApp;
  final Instant createdAt;
  final List<String> earlier = new ArrayList<>();
  final List<FakeReaction> reactions = new ArrayList<>();
  String body;
  String minimized;

  FakeComment(long id, FakeIssue issue, String author, boolean viaApp, String body, Instant at) {
    this.id = id;
    this.issue = issue;
    this.author = author;
    this.viaApp = viaApp;
    this.body = body;
    this.createdAt = at;
  }

  public long id() {
    return id;
  }

  public FakeIssue issue() {
    return issue;
  }

  public String author() {
    return author;
  }

  public boolean viaApp() {
    return viaApp;
  }

  public String body() {
    return body;
  }

  /** As people edit it in their browser. */
  public FakeComment body(String changed) {
    body = changed;
    return this;
  }

  /** The texts it had before, oldest first. */
  public List<String> earlier() {
    return List.copyOf(earlier);
  }

  /** Why it is folded away, or null. */
  public String minimized() {
    return minimized;
  }

  /** What was reacted with, such as {@code eyes}. */
  public List<String> reactions() {
    return reactions.stream().map(FakeReaction::content).toList();
  }

  String nodeId() {
    return "IC_" + id;
  }
}
