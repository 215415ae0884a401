/** What reads text of strangers, each a target for coverage-guided fuzzing. */
package dev.bactrian.fuzz;
