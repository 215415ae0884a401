/** Bactrian links and deduplicates bug reports of the OCaml ecosystem. */
package dev.bactrian;
