package dev.bactrian.github.fake;

/** A reaction as the fake remembers it. */
record FakeReaction(long id, String author, String content) {}
