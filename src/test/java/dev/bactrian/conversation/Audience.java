package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Everybody who reads what Bactrian says about a town: under issues, with what stood there before;
 * on its pages, without signing in; in its log. Not thread-safe.
 */
final class Audience implements AutoCloseable {

  private final Conversation talk;
  private final RandomTown town;
  private final String related;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  Audience(Conversation talk, RandomTown town) {
    this.talk = talk;
    this.town = town;
    this.related = town.repositories().get(1).fullName();
    lines.start();
    root().addAppender(lines);
  }

  /** Nothing that is said under issues is for fewer eyes than those that read it there. */
  void readsUnderIssues() {
    for (FakeIssue place : town.issues()) {
      List<String> said = new ArrayList<>(place.suggestedLabels().values());
      for (FakeComment comment : place.commentsByApp()) {
        said.add(comment.body());
        said.addAll(comment.earlier());
      }
      // What a person typed is not told by us: the same is answered to a name that nobody has.
      String all = String.join("\n", said).replaceAll("I know no report `[^`]*+`", "");
      if (!all.isEmpty()) {
        hidesFrom(place.repository(), all, "under " + RandomTown.name(place));
      }
    }
  }

  /** Whoever reaches the port sees what is public. */
  void readsPages() throws Exception {
    List<String> paths =
        new ArrayList<>(
            List.of("/inbox", "/packages", "/causes", "/replay", "/status", "/metrics"));
    for (FakeIssue issue : town.issues()) {
      String title = issue.title();
      String path = "/report/" + issue.repository().fullName() + "/" + issue.number();
      if (issue.repository().isPrivate()) {
        assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        HttpResponse<String> found = get("/search?q=" + encoded(title));
        assertThat(found.body().replace(title, "")).doesNotContain(RandomTown.name(issue));
        hidesFrom(null, found.body().replace(title, ""), "search for " + title);
      } else {
        paths.add(path);
      }
    }
    paths.add("/search?q=" + encoded("assertion caml_domain_alone"));
    paths.add("/signature?id=" + encoded("assert:caml_domain_alone"));
    for (String path : paths) {
      hidesFrom(null, get(path).body(), path);
    }
  }

  /** The operator's log holds no title, and no name of what is private. */
  void readsTheLog() {
    List<ILoggingEvent> all = new ArrayList<>(lines.list);
    lines.list.clear();
    StringBuilder text = new StringBuilder();
    all.forEach(line -> text.append(line.getFormattedMessage()).append('\n'));
    hidesFrom(null, text.toString(), "the log");
    town.issues().forEach(issue -> assertThat(text).doesNotContain(word(issue)));
  }

  private void hidesFrom(FakeRepository place, String all, String where) {
    for (FakeRepository other : town.repositories()) {
      boolean hidden =
          place == null ? other.isPrivate() : !RandomTown.mayRead(place, other, related);
      if (hidden) {
        absent(all, other.fullName() + "#", where);
        absent(all, other.fullName() + "/", where);
        absent(all, "`" + other.fullName() + "`", where);
      }
    }
    for (FakeIssue issue : town.issues()) {
      FakeRepository home = issue.repository();
      if (place == null ? home.isPrivate() : !RandomTown.mayRead(place, home, related)) {
        absent(all, word(issue), where);
      }
    }
    if (place == null || !place.isPrivate()) {
      town.outOfSight().forEach(name -> absentName(all, name, where));
    }
  }

  private void absent(String all, String secret, String where) {
    if (all.contains(secret)) {
      throw new AssertionError(
          where + " stands " + secret + ":\n" + all + "\n" + String.join("\n", town.history()));
    }
  }

  private void absentName(String all, String name, String where) {
    if (all.matches("(?s).*" + java.util.regex.Pattern.quote(name) + "(?!\\d).*")) {
      absent(all, name, where);
    }
  }

  private static String word(FakeIssue issue) {
    return issue.title().substring(issue.title().lastIndexOf(' ') + 1);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + talk.app().port() + path))
            .header("Accept", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    root().detachAppender(lines);
    client.close();
  }
}
