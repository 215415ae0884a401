package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Two organisations that have nothing to do with each other, at the same time and with the same
 * bugs: nothing of the one is seen by the other, and nothing private by the operator's machines.
 */
class TwoTenantsTest {

  private static final int ROUNDS = 12;

  @TempDir Path data;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.bactrian");
  private Conversation talk;

  /** An organisation; whatever it writes holds its name. */
  private record Tenant(String name, FakeRepository hidden, FakeRepository open) {}

  @BeforeEach
  void start() {
    said.start();
    log.addAppender(said);
    talk = new Conversation(data);
  }

  @AfterEach
  void end() {
    talk.close();
    log.detachAppender(said);
  }

  @Test
  void nothing_crosses() {
    Tenant alpha = tenant("alphaville", 501);
    Tenant beta = tenant("betatown", 502);
    for (int i = 0; i < ROUNDS; i++) {
      report(alpha, i);
      report(beta, i);
    }
    talk.settled();
    ask(alpha, beta);
    ask(beta, alpha);
    talk.settled();
    assertNothingOf(beta, alpha);
    assertNothingOf(alpha, beta);
    for (Tenant tenant : List.of(alpha, beta)) {
      assertThat(comments(tenant)).as("it did speak").hasSizeGreaterThan(ROUNDS);
      assertThat(talk.metrics()).doesNotContainIgnoringCase(tenant.name());
      assertThat(lines()).noneMatch(line -> line.contains(tenant.name()));
    }
    assertThat(talk.app().queue().deadLetters(10)).isEmpty();
    talk.noFurtherWrites();
  }

  private Tenant tenant(String name, long installation) {
    return new Tenant(
        name,
        repository(name + "/" + name + "-vault", installation).makePrivate(true),
        repository(name + "/" + name + "-tools", installation));
  }

  private FakeRepository repository(String fullName, long installation) {
    return talk.github
        .repository(fullName, installation)
        .role("tara", "triage")
        .file(".github/bactrian.yml", "thresholds:\n  suggest: 0.005\n  also: 0.004\n");
  }

  /** The same bug in both repositories, without waiting for what comes of it. */
  private void report(Tenant tenant, int round) {
    for (FakeRepository repository : List.of(tenant.hidden(), tenant.open())) {
      String secret = repository.isPrivate() ? tenant.name() : "everybody";
      FakeIssue issue =
          repository.issue(
              "It aborts at " + secret + " " + round,
              "Seen by " + secret + " in round " + round + ".\n\n" + Bugs.SAME,
              "salma");
      deliver("issues", talk.github.events().issue("opened", issue));
    }
  }

  /** Everything that answers with reports, with the other's reports named. */
  private void ask(Tenant tenant, Tenant other) {
    String foreign = other.hidden().fullName() + "#1";
    for (FakeRepository repository : List.of(tenant.hidden(), tenant.open())) {
      int number = 1;
      for (String command :
          List.of(
              "/explain",
              "/related",
              "/signature",
              "/packages",
              "/explain " + foreign,
              "/duplicate " + foreign,
              "/link " + foreign,
              "/not-duplicate " + foreign)) {
        FakeComment comment = repository.comment(repository.issue(++number), "tara", command);
        deliver("issue_comment", talk.github.events().comment("created", comment));
      }
    }
  }

  private void deliver(String event, byte[] body) {
    talk.accepted(UUID.randomUUID().toString(), event, body);
  }

  /**
   * What the App wrote at {@code reader}'s, but for the words that people there used themselves.
   */
  private static void assertNothingOf(Tenant owner, Tenant reader) {
    String name = owner.name() + "/" + owner.name() + "-vault#1";
    assertThat(comments(reader))
        .noneMatch(
            body -> body.replace(name, "").toLowerCase(Locale.ROOT).contains(owner.name() + "-v"))
        .noneMatch(body -> body.contains("aborts at " + owner.name()))
        .noneMatch(body -> body.contains("Seen by " + owner.name()));
    // Not even to its own public repository.
    assertThat(bodies(owner.open()))
        .noneMatch(body -> body.contains(owner.name() + "-vault"))
        .noneMatch(body -> body.contains("aborts at " + owner.name()));
    assertThat(bodies(owner.hidden())).noneMatch(body -> body.contains(reader.name() + "-tools"));
  }

  private static List<String> comments(Tenant tenant) {
    List<String> bodies = new ArrayList<>(bodies(tenant.hidden()));
    bodies.addAll(bodies(tenant.open()));
    return bodies;
  }

  private static List<String> bodies(FakeRepository repository) {
    List<String> bodies = new ArrayList<>();
    for (int i = 1; i <= ROUNDS; i++) {
      repository.issue(i).commentsByApp().forEach(comment -> bodies.add(comment.body()));
    }
    return bodies;
  }

  private List<String> lines() {
    return List.copyOf(said.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }
}
