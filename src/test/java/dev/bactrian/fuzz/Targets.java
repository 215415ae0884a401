package dev.bactrian.fuzz;

import dev.bactrian.ci.StatusesDoor;
import dev.bactrian.cli.LogsDoor;
import dev.bactrian.command.CommandParser;
import dev.bactrian.config.RepositoryFile;
import dev.bactrian.report.TemplateFile;
import dev.bactrian.webhook.DeliveryDoor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All targets by name, in the order in which text comes in. */
final class Targets {

  private Targets() {}

  static final Map<String, Target> ALL = all();

  private static Map<String, Target> all() {
    Map<String, Target> all = new LinkedHashMap<>();
    all.put("extractor", new ExtractorTarget());
    all.put("archives", bytes -> LogsDoor.read(bytes));
    all.put("markdown", new MarkdownTarget());
    all.put("template", text(t -> TemplateFile.lines(".github/ISSUE_TEMPLATE/bug.yml", t)));
    all.put("command", text(t -> new CommandParser(() -> "bactrian").parse(t)));
    all.put("repository-file", text(RepositoryFile::parse));
    all.put("payload", DeliveryDoor::payload);
    all.put("payload-shape", new PayloadShapeTarget());
    all.put("signature-header", DeliveryDoor::signatureHeader);
    all.put("health-check-page", StatusesDoor::page);
    all.put("health-check-statuses", StatusesDoor::statuses);
    return all;
  }

  private static Target text(Consumer<String> reader) {
    return bytes -> reader.accept(new String(bytes, StandardCharsets.UTF_8));
  }
}
