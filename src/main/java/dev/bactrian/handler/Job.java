package dev.bactrian.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.GiveUp;
import dev.bactrian.queue.Priority;
import dev.bactrian.store.IssueKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Our own work as it lies in the queue. */
final class Job {

  /** Looks for earlier reports of one issue and says what there is to say. */
  static final String SUGGEST = "bactrian.suggest";

  /** Reads one more page of a repository's old issues. */
  static final String BACKFILL = "bactrian.backfill";

  /** Brings the note under one canonical report up to date. */
  static final String NOTE = "bactrian.note";

  /** Takes out of what we wrote under one issue what may no longer be named there. */
  static final String REVIEW = "bactrian.review";

  /** Gives a repository its present name in what we wrote under one issue. */
  static final String RENAMED = "bactrian.renamed";

  /** Reads the logs of a failed run. */
  static final String RUN = "bactrian.run";

  /** Reads the logs of a build that failed on a CI server. */
  static final String BUILD = "bactrian.build";

  /** Says under a report that its failure was seen again. */
  static final String SIGHTING = "bactrian.sighting";

  /** Carries out what somebody asked for on a page. */
  static final String ASKED = "bactrian.asked";

  /** Looks at the reactions to the comment under one issue. */
  static final String LOOK = "bactrian.look";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Job() {}

  static Delivery suggest(long installation, long repository, int number, Instant notBefore) {
    return ofIssue(
        SUGGEST, "suggest:", Priority.EVENT, installation, repository, number, notBefore);
  }

  static Delivery note(long installation, long repository, int number, Instant notBefore) {
    return ofIssue(NOTE, "note:", Priority.EVENT, installation, repository, number, notBefore);
  }

  /**
   * @param name {@code owner/name#N} of a report that was moved out of sight; empty if none was
   */
  static Delivery review(
      long installation, long repository, int number, String name, Instant notBefore) {
    String body =
        "{\"repository\":%d,\"number\":%d,\"name\":\"%s\"}".formatted(repository, number, name);
    return new Delivery(
        "review:" + UUID.randomUUID(),
        REVIEW,
        repository + "#" + number,
        Priority.ACCESS,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param before what the comments there call it
   * @param named the repository's id
   */
  static Delivery renamed(
      long installation, IssueKey place, String before, long named, Instant notBefore) {
    String body =
        "{\"repository\":%d,\"number\":%d,\"before\":\"%s\",\"named\":%d}"
            .formatted(place.repository(), place.number(), before, named);
    return new Delivery(
        "renamed:" + UUID.randomUUID(),
        RENAMED,
        place.repository() + "#" + place.number(),
        Priority.BACKFILL,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param id of what was asked for
   */
  static Delivery asked(
      long installation, long repository, int number, String id, Instant notBefore) {
    String body =
        "{\"repository\":%d,\"number\":%d,\"id\":\"%s\"}".formatted(repository, number, id);
    return new Delivery(
        "asked:" + id,
        ASKED,
        repository + "#" + number,
        Priority.COMMAND,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static Delivery ofIssue(
      String job,
      String prefix,
      Priority priority,
      long installation,
      long repository,
      int number,
      Instant notBefore) {
    String body = "{\"repository\":%d,\"number\":%d}".formatted(repository, number);
    return new Delivery(
        prefix + UUID.randomUUID(),
        job,
        repository + "#" + number,
        priority,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static Delivery look(long installation, long repository, int number, Instant notBefore) {
    return ofIssue(LOOK, "look:", Priority.BACKFILL, installation, repository, number, notBefore);
  }

  static Delivery backfill(long installation, long repository, Instant notBefore) {
    String body = "{\"repository\":%d}".formatted(repository);
    return new Delivery(
        "backfill:" + UUID.randomUUID(),
        BACKFILL,
        "backfill:" + repository,
        Priority.BACKFILL,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static Delivery run(long installation, long repository, long run, int attempt, String name) {
    ObjectNode body = JSON.createObjectNode();
    body.put("repository", repository).put("run", run).put("name", name);
    return new Delivery(
        // The same run told twice is read once.
        "run:" + repository + ":" + run + ":" + attempt,
        RUN,
        "runs:" + repository,
        Priority.EVENT,
        installation,
        Instant.EPOCH,
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param id of the check run or status
   * @param name of the CI
   * @param page of the check run or commit, below the repository's own
   * @param links to what failed, on the CI's server
   */
  static Delivery build(
      long installation, long repository, long id, String name, String page, List<String> links) {
    ObjectNode body = JSON.createObjectNode();
    body.put("repository", repository).put("run", id).put("name", name).put("page", page);
    links.forEach(body.putArray("links")::add);
    return new Delivery(
        // The same told twice is read once.
        "build:" + repository + ":" + page + ":" + id,
        BUILD,
        "runs:" + repository,
        Priority.EVENT,
        installation,
        Instant.EPOCH,
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Delivery sighting(long installation, long repository, int number, Instant notBefore) {
    return ofIssue(
        SIGHTING, "sighting:", Priority.EVENT, installation, repository, number, notBefore);
  }

  /** A number of its body. */
  static long number(Delivery delivery, String field) {
    JsonNode value = body(delivery).path(field);
    if (value.canConvertToLong() && value.isIntegralNumber()) {
      return value.longValue();
    }
    throw new GiveUp("a job without " + field + ": " + delivery, null);
  }

  /** A text of its body; empty if it has none. */
  static String text(Delivery delivery, String field) {
    return body(delivery).path(field).asText("");
  }

  /** The texts of a list in its body. */
  static List<String> texts(Delivery delivery, String field) {
    List<String> all = new ArrayList<>();
    body(delivery).path(field).forEach(one -> all.add(one.asText()));
    return all;
  }

  private static JsonNode body(Delivery delivery) {
    try {
      return JSON.readTree(delivery.body());
    } catch (IOException e) {
      throw new GiveUp("not a job of ours: " + delivery, e);
    }
  }
}
