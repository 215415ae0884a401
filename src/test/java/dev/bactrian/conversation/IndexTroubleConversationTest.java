package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bactrian.github.fake.FakeIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Whatever happened to the index, a start brings it back from the database, and says so. */
class IndexTroubleConversationTest {

  /** What can happen to an index between two starts. */
  enum Trouble {
    OF_AN_OLDER_VERSION("format 0") {
      @Override
      void befall(Path index) throws IOException {
        IndexWriterConfig config =
            new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (FSDirectory directory = FSDirectory.open(index);
            IndexWriter writer = new IndexWriter(directory, config)) {
          writer.setLiveCommitData(Map.of("format", "0", "signatures", "1").entrySet());
          writer.commit();
        }
      }
    },
    TORN("it is damaged") {
      @Override
      void befall(Path index) throws IOException {
        for (Path file : files(index)) {
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
      }
    },
    WITH_ONE_BIT_FLIPPED("it is damaged") {
      @Override
      void befall(Path index) throws IOException {
        Path file = files(index).getLast();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
      }
    },
    WITH_A_FILE_LOST("it is damaged") {
      @Override
      void befall(Path index) throws IOException {
        Files.delete(files(index).getLast());
      }
    },
    OF_NOTHING_BUT_ZEROS("it is damaged") {
      @Override
      void befall(Path index) throws IOException {
        for (Path file : files(index)) {
          Files.write(file, new byte[(int) Files.size(file)]);
        }
      }
    },
    GONE("there was no index") {
      @Override
      void befall(Path index) throws IOException {
        for (Path file : files(index)) {
          Files.delete(file);
        }
        Files.deleteIfExists(index.resolve("write.lock"));
        Files.delete(index);
      }
    };

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    abstract void befall(Path index) throws IOException;

    /** The largest one last. */
    private static List<Path> files(Path index) throws IOException {
      try (Stream<Path> files = Files.list(index)) {
        return files
            .filter(file -> !file.endsWith("write.lock"))
            .sorted(Comparator.comparingLong(file -> file.toFile().length()))
            .toList();
      }
    }
  }

  @TempDir Path data;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.bactrian.Reindexing");

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
  void is_built_again(Trouble trouble) throws IOException {
    try (Conversation talk = new Conversation(data)) {
      FakeIssue old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
      talk.stop();
      trouble.befall(data.resolve("index"));
      talk.start();
      await().until(() -> lines().stream().anyMatch(line -> line.contains("is built again: 1")));
      assertThat(lines())
          .anySatisfy(
              line -> assertThat(line).contains("holds 0 of 1 reports").contains(trouble.words));
      FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
      assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
      talk.noFurtherWrites();
    }
  }

  private List<String> lines() {
    return List.copyOf(said.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
