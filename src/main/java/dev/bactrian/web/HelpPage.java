package dev.bactrian.web;

import dev.bactrian.command.Command;
import io.javalin.config.JavalinConfig;
import java.util.List;

/** The commands, from their table. */
final class HelpPage implements Page {

  private final Rendering rendering;
  private final HelpView view;

  HelpPage(Rendering rendering, List<Command> commands) {
    this.rendering = rendering;
    this.view =
        new HelpView(
            commands.stream()
                .map(
                    one ->
                        new HelpView.Line(
                            ("/" + one.name() + " " + one.arguments()).strip(),
                            one.help(),
                            one.right().words()))
                .toList());
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/help", context -> rendering.show(context, "pages/help.jte", view));
  }
}
