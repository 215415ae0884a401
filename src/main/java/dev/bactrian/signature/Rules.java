package dev.bactrian.signature;

import java.util.List;

/**
 * The rules, in order. First the text and the frames are brought into one form; then the first
 * naming rule that applies gives the title, so that the most telling ones stand in front; then the
 * subsystem; then the first fault rule that applies says whose it is.
 */
final class Rules {

  private Rules() {}

  static final List<Rule> FORM = List.of(new MaskMessage(), new SelectFrames());

  static final List<Rule> NAMING =
      List.of(
          new NameMissing(),
          new NameKnownCause(),
          new NameUnreached(),
          new NameUnfetched(),
          new NameInconsistent(),
          new NameUnusableFile(),
          new NameUnknownC(),
          new NameTimeout(),
          new NamePlugin(),
          new NameRuntimeAssertion(),
          new NameDuneCrash(),
          new NameFatalError(),
          new NameException(),
          new NamePanic(),
          new NameRace(),
          new NameCrash(),
          new NameSilentCrash(),
          new NameUndefinedSymbol(),
          new NameWarning(),
          new NameTestFailure(),
          new NameCompileError(),
          new NameCycle(),
          new NameSaid(),
          new NameCommand(),
          new NameByMessage());

  static final List<Rule> SUBSYSTEM = List.of(new FindSubsystem());

  static final List<Rule> FAULT = FaultRule.ALL;
}
