package dev.bactrian.handler;

import java.util.List;

/** The one list of features, in the order in which they see an event. */
final class Features {

  private Features() {}

  static List<Feature> of(
      RepositoryChanged repositoryChanged,
      InstallationChanged installationChanged,
      RepositoriesChosen repositoriesChosen,
      TemplatesLearnt templatesLearnt,
      IssueLearnt issueLearnt,
      LabelLearnt labelLearnt,
      DuplicateLearnt duplicateLearnt,
      RemarkLearnt remarkLearnt,
      LogsRead logsRead,
      RunFailed runFailed,
      BuildFailed buildFailed,
      SlashCommands slashCommands,
      ThumbsDown thumbsDown,
      SuggestEarlier suggestEarlier) {
    return List.of(
        // Who may see what comes before anything that is said.
        repositoryChanged,
        installationChanged,
        repositoriesChosen,
        // What is known comes before what is made of it.
        templatesLearnt,
        issueLearnt,
        labelLearnt,
        duplicateLearnt,
        remarkLearnt,
        logsRead,
        runFailed,
        buildFailed,
        slashCommands,
        thumbsDown,
        suggestEarlier);
  }
}
