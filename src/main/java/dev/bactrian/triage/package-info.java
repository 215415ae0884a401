/** Decides what to do with a report's candidates; pure, with its reasons as data. */
package dev.bactrian.triage;
