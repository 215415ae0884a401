// Takes deliveries as a Probot App does, and does nothing with them.
import { run } from "probot";

run((app) => {
  app.on(["workflow_run", "issues", "issue_comment"], async () => {});
});
