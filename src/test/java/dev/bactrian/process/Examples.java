package dev.bactrian.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.github.fake.Published;
import dev.bactrian.process.Town.Post;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The payloads that GitHub publishes as examples, of every event; none where they can't be had. */
final class Examples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  static List<Post> published() throws IOException {
    Optional<Path> file = Published.WEBHOOKS.file();
    List<Post> posts = new ArrayList<>();
    if (file.isPresent()) {
      for (JsonNode event : JSON.readTree(file.get().toFile())) {
        for (JsonNode payload : event.path("examples")) {
          posts.add(Post.of(event.path("name").asText(), JSON.writeValueAsBytes(payload)));
        }
      }
    }
    return posts;
  }
}
