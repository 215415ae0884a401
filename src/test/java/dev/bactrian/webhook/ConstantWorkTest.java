package dev.bactrian.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How long a signature is looked at says nothing about how much of it is right: counted as work,
 * because clocks of a test say little.
 */
class ConstantWorkTest {

  private static final byte[] BODY = new byte[3_000];

  @BeforeEach
  void count() {
    Counting.BYTES.set(0);
    Counting.ENDS.set(0);
    Security.insertProviderAt(new Counting(), 1);
  }

  @AfterEach
  void stopCounting() {
    Security.removeProvider("Counting");
  }

  @Test
  void a_wrong_first_digit_and_a_wrong_last_digit_cost_the_same() {
    WebhookSignature signature = new WebhookSignature(List.of("new", "middle", "old"));
    String right = WebhookSignature.sign("middle", BODY);
    List<String> headers =
        List.of(
            right,
            WebhookSignature.sign("new", BODY),
            WebhookSignature.sign("old", BODY),
            WebhookSignature.sign("guessed", BODY),
            withDigit(right, 7),
            withDigit(right, 40),
            withDigit(right, right.length() - 1));
    Set<List<Integer>> work =
        headers.stream()
            .map(
                header -> {
                  Counting.BYTES.set(0);
                  Counting.ENDS.set(0);
                  var unused = signature.signs(header, BODY);
                  return List.of(Counting.ENDS.get(), Counting.BYTES.get());
                })
            .collect(Collectors.toSet());
    assertThat(work).containsExactly(List.of(3, 3 * BODY.length));
  }

  /** MessageDigest.isEqual looks at all bytes (its documentation, since Java 6u17). */
  @Test
  void nothing_but_the_comparison_of_the_jdk_decides() {
    for (Class<?> guard : List.of(WebhookSignature.class, HealthCheckHook.class)) {
      JavaClass read = new ClassFileImporter().importClass(guard);
      assertThat(read.getMethodCallsFromSelf())
          .anyMatch(call -> calls(call, "java.security.MessageDigest", "isEqual"))
          .noneMatch(call -> calls(call, "java.util.Arrays", "equals"))
          .noneMatch(call -> calls(call, "java.util.Arrays", "compare"))
          .noneMatch(call -> calls(call, "java.util.Arrays", "mismatch"))
          .noneMatch(call -> calls(call, "java.lang.String", "equals"))
          .noneMatch(call -> calls(call, "java.lang.String", "equalsIgnoreCase"))
          .noneMatch(call -> calls(call, "java.lang.String", "compareTo"));
    }
  }

  private static boolean calls(JavaMethodCall call, String owner, String name) {
    return call.getTargetOwner().getName().equals(owner) && call.getName().equals(name);
  }

  private static String withDigit(String header, int at) {
    return header.substring(0, at)
        + (header.charAt(at) == '0' ? '1' : '0')
        + header.substring(at + 1);
  }

  /** HMACs of the JDK, counted. */
  private static final class Counting extends Provider {

    private static final long serialVersionUID = 1;
    static final AtomicInteger BYTES = new AtomicInteger();
    static final AtomicInteger ENDS = new AtomicInteger();

    Counting() {
      super("Counting", "1", "counts");
      put("Mac.HmacSHA256", Hmac.class.getName());
    }

    /** Made by the JDK, by its name. */
    public static final class Hmac extends MacSpi {

      private final Mac mac;

      public Hmac() throws java.security.GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256", "SunJCE");
      }

      @Override
      protected int engineGetMacLength() {
        return mac.getMacLength();
      }

      @Override
      protected void engineInit(Key key, AlgorithmParameterSpec parameters)
          throws java.security.InvalidKeyException {
        mac.init(key);
      }

      @Override
      protected void engineUpdate(byte input) {
        BYTES.incrementAndGet();
        mac.update(input);
      }

      @Override
      protected void engineUpdate(byte[] input, int from, int length) {
        BYTES.addAndGet(length);
        mac.update(input, from, length);
      }

      @Override
      protected byte[] engineDoFinal() {
        ENDS.incrementAndGet();
        return mac.doFinal();
      }

      @Override
      protected void engineReset() {
        mac.reset();
      }
    }
  }
}
