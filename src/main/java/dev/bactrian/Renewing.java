package dev.bactrian;

import dev.bactrian.handler.Tracker;
import dev.bactrian.index.RenewableIndex;
import dev.bactrian.store.Repositories;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Builds an index from the database beside the one that answers, and has it take over. */
final class Renewing {

  private Renewing() {}

  /**
   * Renews the index. Until it returns the one before answers; so it does where this fails.
   *
   * @param progress told how many reports are in the new one
   * @param goOn asked before each report
   * @return false if it was not to go on
   * @throws IOException if the disk fails
   */
  static boolean renew(
      Repositories repositories,
      Tracker tracker,
      RenewableIndex index,
      LongConsumer progress,
      BooleanSupplier goOn)
      throws IOException {
    try (RenewableIndex.Renewal renewal = index.renew()) {
      BooleanSupplier each =
          () -> {
            progress.accept(renewal.index().size());
            return goOn.getAsBoolean();
          };
      for (Repositories.Repository repository : repositories.all()) {
        if (!tracker.fill(renewal.index(), repository.id(), each)) {
          return false;
        }
      }
      progress.accept(renewal.index().size());
      renewal.finish();
      return true;
    }
  }
}
