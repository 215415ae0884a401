package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bactrian.github.fake.FakeIssue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * The process died and its write-ahead log is not what it was: the next start takes over what is
 * whole, says so, asks GitHub again for the rest, and says nothing a second time.
 */
class TornDatabaseConversationTest {

  /** What can happen to the log between two starts. */
  enum Trouble {
    NONE("transactions are taken over") {
      @Override
      byte[] befall(byte[] log) {
        return log;
      }
    },
    CUT("is damaged") {
      @Override
      byte[] befall(byte[] log) {
        return Arrays.copyOf(log, end(log) * 3 / 4 + 100);
      }
    },
    ONE_BIT_FLIPPED("or more are lost") {
      @Override
      byte[] befall(byte[] log) {
        log[end(log) * 3 / 4] ^= 16;
        return log;
      }
    },
    END_OF_ZEROS("is damaged") {
      @Override
      byte[] befall(byte[] log) {
        Arrays.fill(log, end(log) / 2, end(log), (byte) 0);
        return log;
      }
    },
    HEADER_OVERWRITTEN("is damaged: 0 transactions") {
      @Override
      byte[] befall(byte[] log) {
        log[17] ^= 1;
        return log;
      }
    };

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    abstract byte[] befall(byte[] log);

    /** Where what counts ends; older frames may follow, of which all is in the database. */
    private static int end(byte[] log) {
      ByteBuffer bytes = ByteBuffer.wrap(log);
      int frame = 24 + bytes.getInt(8);
      int end = 32;
      while (end + frame <= log.length && bytes.getLong(end + 8) == bytes.getLong(16)) {
        end += frame;
      }
      return end;
    }
  }

  @TempDir Path data;
  @TempDir Path image;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.bactrian.store.WriteAheadLog");

  @BeforeEach
  void listen() {
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(said);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_lost_and_nothing_is_said_twice(Trouble trouble) throws IOException {
    try (Conversation talk = new Conversation(data)) {
      FakeIssue old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
      FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
      FakeIssue other = talk.opened(talk.compiler, Bugs.OTHER_TITLE, Bugs.OTHER);
      talk.theComment(issue);
      talk.crashInto(image);
      Path file = image.resolve("bactrian.db-wal");
      Files.write(file, trouble.befall(Files.readAllBytes(file)));
      talk.start();
      assertThat(List.copyOf(said.list))
          .singleElement()
          .satisfies(line -> assertThat(line.getFormattedMessage()).contains(trouble.words));
      await()
          .untilAsserted(
              () -> {
                for (FakeIssue one : List.of(old, issue, other)) {
                  assertThat(talk.knows(one)).as(one.title()).isTrue();
                }
              });
      talk.settled();
      assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
      talk.noFurtherWrites();
    }
  }
}
