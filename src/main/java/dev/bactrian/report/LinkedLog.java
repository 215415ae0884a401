package dev.bactrian.report;

/**
 * A log that a report only points at.
 *
 * @param address where it was, as the report names it
 * @param text what was there
 */
public record LinkedLog(String address, String text) {}
