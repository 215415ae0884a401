package dev.bactrian.fuzz;

/** Something that reads bytes of strangers. What it throws is a finding. Thread-safe. */
@FunctionalInterface
interface Target {

  void read(byte[] bytes) throws Exception;
}
