package dev.bactrian.signature;

import java.util.List;
import java.util.Locale;

/** What a test is about, by the custom of naming tests after modules. */
final class TestSubject {

  private static final List<String> BEFORE = List.of("test_", "tests_");
  private static final List<String> BEHIND = List.of("_test", "_tests");

  private TestSubject() {}

  /** {@code Ledger} of the test {@code test_ledger: empty}; never empty. */
  static String ofTest(String test) {
    String bare = withoutTest(test.split("[ :./]", 2)[0]);
    return bare.isEmpty()
        ? "test " + test
        : Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
  }

  /** {@code Ledger} of the module {@code Test_ledger}; the module itself if it is no test. */
  static String ofModule(String module) {
    String bare = withoutTest(module);
    return bare.isEmpty() || bare.equals(module) ? module : ofTest(bare);
  }

  private static String withoutTest(String name) {
    String low = name.toLowerCase(Locale.ROOT);
    for (String before : BEFORE) {
      if (low.startsWith(before)) {
        return name.substring(before.length());
      }
    }
    for (String behind : BEHIND) {
      if (low.endsWith(behind)) {
        return name.substring(0, name.length() - behind.length());
      }
    }
    return name;
  }
}
