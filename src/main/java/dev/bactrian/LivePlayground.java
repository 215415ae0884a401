package dev.bactrian;

import dev.bactrian.web.AnswerView;
import dev.bactrian.web.Check;
import dev.bactrian.web.Playground;
import java.util.List;

/** The playground on the running program. Thread-safe. */
final class LivePlayground implements Playground {

  private final Answers answers;
  private final Checkup checkup;
  private final AnswerViews views = new AnswerViews();

  LivePlayground(Answers answers, Checkup checkup) {
    this.answers = answers;
    this.checkup = checkup;
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
    return checkup.all();
  }
}
