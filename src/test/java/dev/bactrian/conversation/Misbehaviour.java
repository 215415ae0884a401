package dev.bactrian.conversation;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What GitHub does wrong, or owners and networks do, while a report and a command are handled. */
enum Misbehaviour {
  NONE(""),
  DOWN_FOR_AN_HOUR("unavailable") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      talk.github.fail(Fault.status(".*", 503));
    }
  },
  CONNECTIONS_LOST_AFTER_THE_EFFECT("unavailable") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, Fault::connectionLost);
    }
  },
  FAILED_AFTER_THE_EFFECT("unavailable") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, Fault::failedAfterEffect);
    }
  },
  ANSWERS_CUT_OFF("malformed") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, Fault::truncated);
    }
  },
  ANSWERS_OF_THE_WRONG_TYPE("malformed") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, Fault::wrongType);
    }
  },
  SLOW("") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      talk.github.failNext(Fault.slow(COMMENT)).failNext(Fault.slow("POST /graphql"));
    }
  },
  SECONDARY_LIMIT_THAT_SAYS_HOW_LONG("rate-limited") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, requests -> Fault.retryAfter(requests, 403, 300));
    }
  },
  TOO_MANY_REQUESTS_FOR_A_WHILE("rate-limited") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, requests -> Fault.retryAfter(requests, 429, 120));
    }
  },
  TOO_MANY_REQUESTS_WITHOUT_A_WORD("rate-limited") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, requests -> Fault.status(requests, 429));
    }
  },
  SECONDARY_LIMIT_IN_WORDS_ONLY("rate-limited") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      eachOnce(talk.github, Fault::tooQuick);
    }
  },
  THE_HOURS_REQUESTS_ARE_USED_UP("rate-limited") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      long reset = talk.clock.instant().plus(Duration.ofMinutes(20)).getEpochSecond();
      talk.github.failNext(Fault.rateLimit("GET .*/issues/.*", reset));
      talk.github.failNext(Fault.rateLimit(COMMENT, reset));
    }
  },
  TOKENS_REVOKED("") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      talk.github.revokeTokens();
    }
  },
  TOKENS_EXPIRED("") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      talk.clock.advance(Duration.ofHours(2));
    }
  },
  PERMISSION_REVOKED_AND_GRANTED_AGAIN("forbidden") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      talk.github.permissions(Map.of("metadata", "read", "contents", "read", "issues", "read"));
      talk.clock.advance(Duration.ofHours(2));
    }

    @Override
    void end(Conversation talk, FakeRepository home) {
      talk.github.permissions(
          Map.of("metadata", "read", "issues", "write", "contents", "read", "actions", "read"));
      talk.accepted(
          UUID.randomUUID().toString(),
          "installation",
          talk.github.events().installation("new_permissions_accepted", home));
    }
  },
  REPOSITORY_RENAMED("") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      home.rename(home.fullName().replace("/home", "/house"));
    }
  },
  REPOSITORY_TRANSFERRED("") {
    @Override
    void begin(Conversation talk, FakeRepository home) {
      home.rename("new-" + home.fullName());
    }
  },
  DELIVERED_TWICE("") {
    @Override
    void deliver(Conversation talk, List<Delivered> deliveries) {
      for (Delivered one : deliveries) {
        String guid = UUID.randomUUID().toString();
        talk.accepted(guid, one.event(), one.body());
        talk.accepted(guid, one.event(), one.body());
        talk.accepted(UUID.randomUUID().toString(), one.event(), one.body());
      }
    }
  },
  DELIVERED_IN_THE_WRONG_ORDER("") {
    @Override
    void deliver(Conversation talk, List<Delivered> deliveries) {
      super.deliver(talk, deliveries.reversed());
    }
  },
  DELIVERED_LATE("") {
    @Override
    void deliver(Conversation talk, List<Delivered> deliveries) {
      talk.pass(Duration.ofHours(5));
      super.deliver(talk, deliveries);
    }
  },
  NOT_DELIVERED("") {
    @Override
    void deliver(Conversation talk, List<Delivered> deliveries) {
      deliveries.forEach(one -> talk.github.hooks().miss(one.event(), one.body()));
      talk.clock.advance(Duration.ofMinutes(11));
    }
  };

  static final String COMMENT = "POST .*/comments";

  /** One request of each sort that is made on the way. */
  private static final List<String> REQUESTS =
      List.of(
          "GET .*/issues/.*",
          "GET .*/collaborators/.*",
          COMMENT,
          "PATCH .*/comments/.*",
          "POST /graphql",
          "POST .*/blocked_by",
          "POST .*/reactions");

  private final String kind;

  Misbehaviour(String kind) {
    this.kind = kind;
  }

  /** A webhook. */
  record Delivered(String event, byte[] body) {}

  /** Label of the counter in which the operator sees it; empty if there is nothing to see. */
  String kind() {
    return kind;
  }

  void begin(Conversation talk, FakeRepository home) {}

  void deliver(Conversation talk, List<Delivered> deliveries) {
    deliveries.forEach(one -> talk.accepted(UUID.randomUUID().toString(), one.event(), one.body()));
  }

  void end(Conversation talk, FakeRepository home) {
    talk.github.recover();
  }

  private static void eachOnce(FakeGitHub github, Function<String, Fault> fault) {
    REQUESTS.forEach(requests -> github.failNext(fault.apply(requests)));
  }
}
