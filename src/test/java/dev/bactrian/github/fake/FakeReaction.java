package dev.bactrian.github.fake;

import java.time.Instant;

/** A reaction as the fake remembers it. */
record FakeReaction(long id, String author, String content, Instant createdAt) {}
