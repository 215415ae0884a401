/** Retrieves earlier reports that may be the same, scores them, and says why. */
package dev.bactrian.match;
