package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics that the README and the alerts name are there, and tell nothing of anybody. */
class MetricNamesTest {

  private static final Pattern NAME = Pattern.compile("bactrian_[a-z_]+");
  private static final Pattern LABELS = Pattern.compile("bactrian_[a-z_]+\\{([^}]*)}");

  @TempDir Path data;

  @Test
  void named_metrics_are_there_and_no_label_crosses() throws IOException {
    try (Conversation talk = new Conversation(data)) {
      FakeRepository hidden = talk.repository("tenant/hidden-thing").makePrivate(true);
      talk.given(hidden, "An unspeakable title", Bugs.ASSERTION, "secretive");
      talk.app(); // It runs.
      String metrics = talk.metrics();
      Set<String> there = names(metrics);
      // Counted only once there is something to count.
      there.add("bactrian_linked_logs_total");
      there.add("bactrian_delivery_seconds");
      assertThat(there).containsAll(names(Files.readString(Path.of("ops/alerts.yml"))));
      assertThat(there).containsAll(names(table(Files.readString(Path.of("README.md")))));
      assertThat(LABELS.matcher(metrics).results().map(one -> one.group(1)))
          .isNotEmpty()
          .noneMatch(
              labels ->
                  labels.contains("tenant")
                      || labels.contains("hidden")
                      || labels.contains("secretive")
                      || labels.contains(Long.toString(hidden.id())));
      assertThat(metrics).doesNotContain("unspeakable");
    }
  }

  private static String table(String readme) {
    return readme
        .lines()
        .filter(line -> line.startsWith("| `bactrian_"))
        .collect(Collectors.joining());
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
