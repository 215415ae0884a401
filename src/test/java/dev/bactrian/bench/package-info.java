/** Throughput, measured with JMH in the Maven profile {@code bench}. */
package dev.bactrian.bench;
