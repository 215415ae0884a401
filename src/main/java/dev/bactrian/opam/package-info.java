/**
 * What is known of opam packages: names in text, dependencies, reverse dependencies, home
 * repository.
 */
package dev.bactrian.opam;
