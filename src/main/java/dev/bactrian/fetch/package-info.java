/**
 * Gets what strangers' links lead to: only from where that is allowed, bounded, and never from the
 * network we run in.
 */
package dev.bactrian.fetch;
