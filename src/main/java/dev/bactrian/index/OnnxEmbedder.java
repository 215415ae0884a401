package dev.bactrian.index;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model bge-small-en-v1.5 (quantised), run in this process on the CPU. Its weights and its
 * tokenizer lie on the class path; nothing is ever downloaded or reported home. One text costs
 * about as many milliseconds as a fifth of its tokens. Thread-safe; at most {@code threads} texts
 * at once.
 *
 * <p>The vector is the first token's, as the model's authors say
 * (huggingface.co/BAAI/bge-small-en-v1.5: "we use the CLS pooling"), without the instruction that
 * they advise for short queries only: both sides are reports here.
 */
public final class OnnxEmbedder implements Embedder {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);
  private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** No English or code token is longer on average; what lies behind can't matter. */
  private static final int CHARACTERS_A_TOKEN = 8;

  /** Twice as many cost about twice the time; whether they find more was not measured. */
  public static final int DEFAULT_TOKENS = 128;

  private static final long LOADING_STACK = 64L << 20;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;
  private final int threads;
  private final Semaphore slots;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Loads the model; takes about a second.
   *
   * @param maxTokens of a text that are read, 8 to 512
   * @param threads texts embedded at the same time, each on one thread
   * @throws IOException if the model is not on the class path or this machine can't run it
   */
  public OnnxEmbedder(int maxTokens, int threads) throws IOException {
    this.maxTokens = maxTokens;
    this.threads = threads;
    this.slots = new Semaphore(threads, true);
    try {
      keepTokenizerOffline();
      try (InputStream vocabulary = resource(TOKENIZER);
          InputStream weights = resource(WEIGHTS)) {
        tokenizer =
            HuggingFaceTokenizer.newInstance(
                vocabulary,
                Map.of(
                    "truncation", "true",
                    "padding", "false",
                    "maxLength", Integer.toString(maxTokens),
                    "modelMaxLength", "512"));
        session = load(weights.readAllBytes());
        environment = OrtEnvironment.getEnvironment();
      }
    } catch (OrtException | LinkageError | RuntimeException e) {
      throw new IOException("the embedding model can't run here: " + e.getMessage(), e);
    }
  }

  /** The model, or {@link Embedder#OFF} with a warning where this machine can't run it. */
  public static Embedder orOff(int maxTokens, int threads) {
    try {
      return new OnnxEmbedder(maxTokens, threads);
    } catch (IOException e) {
      LOG.warn("going on without embeddings: {}", e.getMessage());
      return OFF;
    }
  }

  @Override
  public float[] embed(String text) {
    int enough = Math.min(text.length(), maxTokens * CHARACTERS_A_TOKEN);
    String head = text.substring(0, enough).strip();
    if (head.isEmpty()) {
      return null;
    }
    slots.acquireUninterruptibly();
    try {
      return closed.get() ? null : run(tokenizer.encode(head));
    } catch (OrtException | RuntimeException e) {
      LOG.warn("no embedding for a text of {} characters: {}", head.length(), e.getMessage());
      return null;
    } finally {
      slots.release();
    }
  }

  private float[] run(Encoding encoding) throws OrtException {
    try (OnnxTensor ids = tensor(encoding.getIds());
        OnnxTensor mask = tensor(encoding.getAttentionMask());
        OnnxTensor types = tensor(encoding.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] first = new float[DIMENSIONS];
      hidden.get(first);
      return normalised(first);
    }
  }

  private OnnxTensor tensor(long[] row) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {row});
  }

  private static float[] normalised(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += (double) x * x;
    }
    float factor = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return Float.isFinite(factor) ? vector : null;
  }

  /**
   * ONNX Runtime's start recurses so deeply in native code that it overflows the stack of a usual
   * thread (1 MB) and kills the process: seen with version 1.29.0.
   */
  private static OrtSession load(byte[] weights) throws OrtException {
    FutureTask<OrtSession> loading = new FutureTask<>(() -> session(weights));
    Thread thread = new Thread(null, loading, "embedding-model-load", LOADING_STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return loading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading the embedding model", e);
    }
  }

  private static OrtSession session(byte[] weights) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(weights, options);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = OnnxEmbedder.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("not on the class path: " + name);
    }
    return in;
  }

  /**
   * The tokenizer's library would else look for GPU builds on the net, send telemetry, and unpack
   * its native part into the home folder (docs.djl.ai/master/docs/telemetry.html).
   */
  private static void keepTokenizerOffline() throws IOException {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    if (System.getProperty("DJL_CACHE_DIR") == null) {
      Path folder = Files.createTempDirectory("bactrian-tokenizer");
      System.setProperty("DJL_CACHE_DIR", folder.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryFolder.delete(folder)));
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    slots.acquireUninterruptibly(threads);
    try {
      session.close();
      tokenizer.close();
    } catch (OrtException e) {
      LOG.warn("closing the embedding model: {}", e.getMessage());
    } finally {
      // Whoever comes late gets no vector, and need not wait for it.
      slots.release(threads);
    }
  }
}
