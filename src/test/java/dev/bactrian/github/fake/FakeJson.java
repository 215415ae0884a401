package dev.bactrian.github.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How GitHub shows things; every field its description requires. */
final class FakeJson {

  private static final String[] USER_URLS = {
    "avatar_url", "events_url", "followers_url", "following_url", "gists_url",
    "organizations_url", "received_events_url", "repos_url", "starred_url", "subscriptions_url",
    "url"
  };

  private static final String[] REPOSITORY_URLS = {
    "archive_url",
    "assignees_url",
    "blobs_url",
    "branches_url",
    "collaborators_url",
    "comments_url",
    "commits_url",
    "compare_url",
    "contents_url",
    "contributors_url",
    "deployments_url",
    "downloads_url",
    "events_url",
    "forks_url",
    "git_commits_url",
    "git_refs_url",
    "git_tags_url",
    "hooks_url",
    "issue_comment_url",
    "issue_events_url",
    "issues_url",
    "keys_url",
    "labels_url",
    "languages_url",
    "merges_url",
    "milestones_url",
    "notifications_url",
    "pulls_url",
    "releases_url",
    "stargazers_url",
    "statuses_url",
    "subscribers_url",
    "subscription_url",
    "tags_url",
    "teams_url",
    "trees_url",
    "url",
    "clone_url",
    "svn_url"
  };

  private final String api;

  FakeJson(String api) {
    this.api = api;
  }

  Map<String, Object> user(String login) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("login", login);
    json.put("id", 1_000 + Math.abs(login.hashCode() % 1_000_000));
    json.put("node_id", "U_" + login);
    json.put("gravatar_id", "");
    json.put(
        "html_url",
        login.endsWith("[bot]")
            ? "https://github.com/apps/" + login.replace("[bot]", "")
            : "https://github.com/" + login);
    json.put("type", login.endsWith("[bot]") ? "Bot" : "User");
    json.put("site_admin", false);
    for (String url : USER_URLS) {
      json.put(url, api + "/users/" + login.replace("[", "%5B").replace("]", "%5D"));
    }
    return json;
  }

  Map<String, Object> repository(FakeRepository repository) {
    Map<String, Object> json = new LinkedHashMap<>();
    String url = api + "/repos/" + repository.fullName;
    json.put("id", repository.id);
    json.put("node_id", repository.nodeId());
    json.put("name", repository.name());
    json.put("full_name", repository.fullName);
    json.put("private", repository.isPrivate);
    json.put("owner", user(repository.owner()));
    json.put("html_url", "https://github.com/" + repository.fullName);
    for (String name : REPOSITORY_URLS) {
      json.put(name, url);
    }
    json.put("git_url", "git://github.com/" + repository.fullName + ".git");
    json.put("ssh_url", "git@github.com:" + repository.fullName + ".git");
    json.put("description", null);
    json.put("homepage", null);
    json.put("language", null);
    json.put("license", null);
    json.put("mirror_url", null);
    json.put("default_branch", "main");
    for (String flag : List.of("fork", "archived", "disabled", "has_pages", "has_discussions")) {
      json.put(flag, false);
    }
    for (String flag : List.of("has_issues", "has_projects", "has_wiki", "has_downloads")) {
      json.put(flag, true);
    }
    for (String count :
        List.of(
            "forks",
            "forks_count",
            "open_issues",
            "open_issues_count",
            "size",
            "watchers",
            "stargazers_count",
            "watchers_count",
            "network_count",
            "subscribers_count")) {
      json.put(count, 0);
    }
    for (String moment : List.of("created_at", "updated_at", "pushed_at")) {
      json.put(moment, "2020-01-01T00:00:00Z");
    }
    return json;
  }

  /** As in lists of installations' events. */
  Map<String, Object> shortRepository(FakeRepository repository) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", repository.id);
    json.put("node_id", repository.nodeId());
    json.put("name", repository.name());
    json.put("full_name", repository.fullName);
    json.put("private", repository.isPrivate);
    return json;
  }

  Map<String, Object> label(String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", Math.abs((long) name.hashCode()));
    json.put("node_id", "LA_" + Math.abs((long) name.hashCode()));
    json.put("url", api + "/labels/" + Math.abs((long) name.hashCode()));
    json.put("name", name);
    json.put("description", null);
    json.put("color", "ededed");
    json.put("default", false);
    return json;
  }

  List<Map<String, Object>> labels(FakeIssue issue) {
    return issue.labels.stream().map(this::label).toList();
  }

  Map<String, Object> issue(FakeIssue issue, Map<String, Object> app) {
    Map<String, Object> json = new LinkedHashMap<>();
    String repository = api + "/repos/" + issue.repository.fullName;
    String url = repository + "/issues/" + issue.number;
    String page = "https://github.com/" + issue.repository.fullName + "/issues/" + issue.number;
    json.put("id", issue.id);
    json.put("node_id", issue.nodeId());
    json.put("url", url);
    json.put("repository_url", repository);
    json.put("labels_url", url + "/labels");
    json.put("comments_url", url + "/comments");
    json.put("events_url", url + "/events");
    json.put("html_url", page);
    json.put("number", issue.number);
    json.put("title", issue.title);
    json.put("body", issue.body);
    json.put("user", user(issue.author));
    json.put("labels", labels(issue));
    json.put("state", issue.isOpen() ? "open" : "closed");
    json.put("state_reason", issue.stateReason);
    json.put("locked", issue.locked);
    json.put("assignee", null);
    json.put("assignees", List.of());
    json.put("milestone", null);
    json.put("comments", issue.comments.size());
    json.put("created_at", moment(issue.createdAt));
    json.put("updated_at", moment(issue.updatedAt));
    json.put("closed_at", issue.closedAt == null ? null : moment(issue.closedAt));
    json.put("author_association", "NONE");
    json.put("performed_via_github_app", issue.viaApp ? app : null);
    if (issue.pullRequest) {
      json.put(
          "pull_request",
          Map.of("url", url, "html_url", page, "diff_url", page, "patch_url", page));
    }
    return json;
  }

  Map<String, Object> comment(FakeComment comment, Map<String, Object> app) {
    Map<String, Object> json = new LinkedHashMap<>();
    String repository = api + "/repos/" + comment.issue.repository.fullName;
    json.put("id", comment.id);
    json.put("node_id", comment.nodeId());
    json.put("url", repository + "/issues/comments/" + comment.id);
    json.put("issue_url", repository + "/issues/" + comment.issue.number);
    json.put(
        "html_url",
        "https://github.com/%s/issues/%d#issuecomment-%d"
            .formatted(comment.issue.repository.fullName, comment.issue.number, comment.id));
    json.put("body", comment.body);
    json.put("user", user(comment.author));
    json.put("created_at", moment(comment.createdAt));
    json.put("updated_at", moment(comment.createdAt));
    boolean role = comment.issue.repository.roles.containsKey(comment.author);
    json.put("author_association", role ? "COLLABORATOR" : "NONE");
    json.put("performed_via_github_app", comment.viaApp ? app : null);
    return json;
  }

  Map<String, Object> reaction(FakeReaction reaction) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", reaction.id());
    json.put("node_id", "REA_" + reaction.id());
    json.put("user", user(reaction.author()));
    json.put("content", reaction.content());
    json.put("created_at", moment(reaction.createdAt()));
    return json;
  }

  Map<String, Object> file(FakeRepository repository, String path, boolean content) {
    String text = repository.files.get(path);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String url = api + "/repos/" + repository.fullName + "/contents/" + path;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "file");
    json.put("name", path.substring(path.lastIndexOf('/') + 1));
    json.put("path", path);
    json.put("sha", Integer.toHexString(text.hashCode()));
    json.put("size", bytes.length);
    json.put("url", url);
    json.put("git_url", url);
    json.put("html_url", url);
    json.put("download_url", url);
    json.put("_links", Map.of("self", url, "git", url, "html", url));
    if (content) {
      json.put("encoding", "base64");
      json.put("content", Base64.getMimeEncoder().encodeToString(bytes));
    }
    return json;
  }

  static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
