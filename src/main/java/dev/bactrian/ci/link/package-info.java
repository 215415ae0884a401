/** Logs that a report only points at: one class for each kind of place, one list of them. */
package dev.bactrian.ci.link;
