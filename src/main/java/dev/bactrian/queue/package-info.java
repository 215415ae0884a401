/** Durable work: at least once, serial per issue, parallel across issues, with dead letters. */
package dev.bactrian.queue;
