/** Reads log text into failures: a pre-pass, one file per tool family, one table of formats. */
package dev.bactrian.failure;
