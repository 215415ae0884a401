package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Frame;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bactrian signature}: what failed in these logs. */
@Command(name = "signature", description = "Says what failed in logs, with stable signatures.")
final class SignatureCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "files or folders; - for stdin")
  List<Path> paths;

  @Option(names = "--json", description = "one JSON object a line per log")
  boolean json;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Extractor extractor = new Extractor();
  private final Signer signer = new Signer();

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          try (var in = Files.newInputStream(file)) {
            out.println(toJson(file.toString(), signer.diagnose(extractor.extract(in))));
          }
        }
      }
    }
    out.flush();
    return 0;
  }

  private ObjectNode toJson(String file, Diagnosis diagnosis) {
    ObjectNode log = mapper.createObjectNode();
    log.put("file", file);
    ArrayNode failures = log.putArray("failures");
    for (SignedFailure signed : diagnosis.failures()) {
      ObjectNode one = failures.addObject();
      one.put("signature", signed.signature().id());
      one.put("kind", signed.failure().kind().id());
      one.put("message", signed.failure().message());
      if (signed.failure().location() == null) {
        one.putNull("location");
      } else {
        ObjectNode location = one.putObject("location");
        location.put("file", signed.failure().location().file());
        location.put("line", signed.failure().location().line());
      }
      one.put("logLine", signed.failure().logLine());
      one.put("package", signed.failure().packageName());
      one.put("phase", signed.failure().phase());
      ArrayNode frames = one.putArray("frames");
      for (Frame frame : signed.failure().frames()) {
        frames.add(frame.function());
      }
      one.put("subsystem", signed.signature().subsystem());
      one.put("fault", signed.signature().fault().id());
    }
    log.put("primary", diagnosis.primary());
    return log;
  }
}
