package dev.bactrian.github;

/** The GitHub App through which something was done. */
public record ViaApp(long id, String slug) {}
