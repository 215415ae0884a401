package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What nobody may read stands on no page and in no line of the log, whatever goes wrong. */
class SecretsConversationTest {

  @TempDir Path data;

  @Test
  void no_page_and_no_line_tells_a_secret_when_all_goes_wrong() {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    Logger log = (Logger) LoggerFactory.getLogger("dev.bactrian");
    log.addAppender(said);
    try (Conversation talk = new Conversation(data)) {
      talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
      talk.github
          .failNext(Fault.status("POST .*/comments", 401))
          .failNext(Fault.status("POST .*/comments", 403))
          .failNext(Fault.truncated("POST .*/comments"))
          .failNext(Fault.connectionLost("POST .*/comments"));
      talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
      talk.accepted(
          UUID.randomUUID().toString(),
          "issues",
          "{\"a\":[".concat("1]}").getBytes(StandardCharsets.UTF_8));
      talk.settled();
      for (String page :
          List.of(
              "/",
              "/health",
              "/ready",
              "/metrics",
              "/status",
              "/inbox",
              "/help",
              "/search?q=x",
              "/sign-in",
              "/setup",
              "/openapi.json",
              "/nothing",
              "/report/caravan/compiler/1",
              "/report/a/b/0",
              "/webhook",
              "/..%2f..%2fkey.pem",
              "/lib/../key.pem",
              "/assets/%2e%2e/bactrian.db")) {
        nothingSecret(page, talk.page(page));
      }
    } finally {
      log.detachAppender(said);
    }
    assertThat(said.list).isNotEmpty();
    nothingSecret(
        "the log",
        said.list.stream().map(SecretsConversationTest::written).collect(Collectors.joining()));
  }

  /** As it would stand on standard error. */
  private static String written(ILoggingEvent event) {
    return new String(encoder().encode(event), StandardCharsets.UTF_8);
  }

  private static void nothingSecret(String where, String text) {
    assertThat(text)
        .as(where)
        .doesNotContain(Conversation.SECRET)
        .doesNotContain("PRIVATE KEY")
        .doesNotContain(FakeGitHub.privateKeyPem().lines().skip(1).findFirst().orElseThrow())
        .doesNotContain("ghs_")
        .doesNotContain("Bearer ");
  }

  @Test
  void one_message_is_one_line_and_what_an_exception_says_begins_none() {
    String forged = "x\r\n00:00:00.000 ERROR App all is lost\u001b[2J\u0085y\u2028z\u0000";
    LoggingEvent event =
        new LoggingEvent(
            "",
            (Logger) LoggerFactory.getLogger("dev.bactrian.Forged"),
            ch.qos.logback.classic.Level.WARN,
            forged,
            new IllegalStateException(forged, new IllegalArgumentException(forged)),
            null);
    String written = written(event);
    assertThat(written.lines().filter(line -> line.startsWith("00:00:00"))).isEmpty();
    assertThat(written).contains("IllegalArgumentException", "at dev.bactrian");
    assertThat(written.lines().skip(1))
        .allMatch(
            line ->
                line.isEmpty()
                    || line.startsWith("\t")
                    || line.startsWith("  ")
                    || line.startsWith("java.lang.IllegalStateException: x "));
    assertThat(written).doesNotContain("\u001b").doesNotContain("\u0000").doesNotContain("\u0085");
    assertThat(written).doesNotContain("\u2028").doesNotContain("\r");
  }

  private static PatternLayoutEncoder encoder() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("text");
    return (PatternLayoutEncoder) appender.getEncoder();
  }
}
