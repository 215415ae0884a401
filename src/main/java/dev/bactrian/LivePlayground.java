package dev.bactrian;

import dev.bactrian.web.AnswerView;
import dev.bactrian.web.Check;
import dev.bactrian.web.Playground;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The playground on the running program. Thread-safe. */
final class LivePlayground implements Playground {

  private final Answers answers;
  private final Checkup checkup;
  private final Supplier<List<Check>> builds;
  private final AnswerViews views = new AnswerViews();

  LivePlayground(Answers answers, Checkup checkup, Supplier<List<Check>> builds) {
    this.answers = answers;
    this.checkup = checkup;
    this.builds = builds;
  }

  @Override
  public AnswerView answer(String title, String text) {
    return views.of(answers.about(title, text), text);
  }

  @Override
  public int reports() {
    return answers.reports();
  }

  @Override
  public List<Check> checks() {
    return Stream.concat(checkup.all().stream(), builds.get().stream()).toList();
  }
}
