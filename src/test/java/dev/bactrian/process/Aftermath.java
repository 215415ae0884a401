package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.Events;
import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.index.IndexContents;
import dev.bactrian.process.Town.Post;
import dev.bactrian.queue.DeadLetter;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.ReportKey;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must have come of a town's deliveries, however often the process died.
 *
 * @param examples deliveries from repositories that nobody has
 */
record Aftermath(Town town, List<Post> examples) {

  private static final String SUGGESTION = "<!-- bactrian:suggestion v1";
  private static final String NOTE = "<!-- bactrian:note v1";

  /** Every delivery was handled; only GitHub's examples may speak of what is not there. */
  void assertHandled(List<Post> posts, DeliveryQueue queue) {
    Set<String> strange = examples.stream().map(Post::guid).collect(Collectors.toSet());
    assertThat(queue.deadLetters(1_000))
        .filteredOn(letter -> !strange.contains(letter.guid()))
        .filteredOn(letter -> !isOfNobody(letter))
        .isEmpty();
    List<String> guids =
        posts.stream()
            .filter(post -> Events.names().contains(post.event()))
            .map(Post::guid)
            .toList();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < guids.size(); i += 500) {
      known.addAll(queue.known(guids.subList(i, Math.min(guids.size(), i + 500))));
    }
    assertThat(known).hasSameSizeAs(guids);
  }

  /** A job that an example gave us. */
  private static boolean isOfNobody(DeadLetter letter) {
    return letter.guid().contains(":") && letter.error().contains("404 (not there");
  }

  /** One suggestion, one answer, one note. */
  void assertSaidOnce() {
    Set<FakeIssue> ordered = town.orders().stream().map(Order::issue).collect(Collectors.toSet());
    for (FakeIssue issue : town.issues()) {
      assertThat(ours(issue, SUGGESTION)).as(issue.title()).hasSizeLessThanOrEqualTo(1);
      assertThat(ours(issue, NOTE)).as(issue.title()).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(town.repeated())
        .filteredOn(issue -> !ordered.contains(issue))
        .allSatisfy(issue -> assertThat(ours(issue, SUGGESTION)).hasSize(1));
    assertThat(town.questions())
        .allSatisfy(question -> assertThat(ours(question.issue(), answerTo(question))).hasSize(1));
    assertThat(town.orders())
        .allSatisfy(
            order ->
                assertThat(ours(order.issue(), answerTo(order.comment())))
                    .hasSizeLessThanOrEqualTo(1));
  }

  /** What was commanded was done, and nothing was done twice. */
  void assertDoneOnce() {
    Map<FakeIssue, Order> orders =
        town.orders().stream().collect(Collectors.toMap(Order::issue, order -> order));
    for (FakeIssue issue : town.issues()) {
      Order order = orders.get(issue);
      assertThat(issue.deeds())
          .as("%s %s", issue.number(), order == null ? "" : told(order))
          .isEqualTo(order == null ? List.of() : List.of(order.deed()));
    }
    for (Order order : town.orders()) {
      if (order.kind() == Order.Kind.DUPLICATE) {
        assertThat(order.issue().canonical()).isSameAs(order.other());
        assertThat(ours(order.other(), NOTE))
            .singleElement()
            .satisfies(note -> assertThat(note.body()).contains("#" + order.issue().number()));
      }
    }
  }

  /** After a SIGKILL with nothing left to do: what lies on disk is what a fresh index holds. */
  void assertFound(ServeProcess process) throws Exception {
    Path folder = process.data().resolve("index");
    Map<String, List<String>> found = new TreeMap<>(IndexContents.of(folder));
    Set<Long> repositories =
        town.issues().stream().map(issue -> issue.repository().id()).collect(Collectors.toSet());
    assertThat(found.keySet())
        // The examples have repositories of their own.
        .filteredOn(key -> repositories.contains(ReportKey.parse(key).repository()))
        .containsExactlyInAnyOrderElementsOf(
            town.issues().stream()
                .map(issue -> issue.repository().id() + "#" + issue.number())
                .toList());
    process.run("reindex");
    Map<String, List<String>> afresh = IndexContents.of(folder);
    assertThat(found.keySet()).isEqualTo(afresh.keySet());
    assertThat(found.keySet().stream().flatMap(key -> changes(key, found, afresh))).isEmpty();
  }

  /** What differs in a report, and nothing that doesn't: all of it would be megabytes. */
  private static Stream<String> changes(
      String key, Map<String, List<String>> found, Map<String, List<String>> afresh) {
    return Stream.concat(
        found.get(key).stream()
            .filter(line -> !afresh.get(key).contains(line))
            .map(line -> key + " only before: " + line),
        afresh.get(key).stream()
            .filter(line -> !found.get(key).contains(line))
            .map(line -> key + " only afresh: " + line));
  }

  private static String told(Order order) {
    return order.comment().body()
        + " was answered with "
        + ours(order.issue(), answerTo(order.comment())).stream().map(FakeComment::body).toList()
        + order.comment().reactions();
  }

  /** One line of figures. */
  void report(int delivered, int killed) {
    Map<Order.Kind, Long> kinds =
        town.orders().stream().collect(Collectors.groupingBy(Order::kind, Collectors.counting()));
    System.out.printf(
        "STORM deliveries=%d examples=%d kills=%d issues=%d suggestions=%d answers=%d orders=%s%n",
        delivered,
        examples.size(),
        killed,
        town.issues().size(),
        town.repeated().size(),
        town.questions().size(),
        new TreeMap<>(kinds));
  }

  private static List<FakeComment> ours(FakeIssue issue, String beginning) {
    return issue.commentsByApp().stream()
        .filter(comment -> comment.body().startsWith(beginning))
        .toList();
  }

  private static String answerTo(FakeComment question) {
    return "<!-- bactrian:answer v1 " + question.id() + " ";
  }
}
