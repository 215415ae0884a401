package dev.bactrian.github.fake;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of the tests how much was held against GitHub's own descriptions. */
public final class DescriptionsSummary implements TestExecutionListener {

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (Descriptions.endpoints() > 0) {
      System.out.println(
          "GitHub's own descriptions held for " + Descriptions.endpoints() + " endpoints");
    }
  }
}
