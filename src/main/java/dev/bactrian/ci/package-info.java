/** Where build logs come from, and the build matrix with its regressions. */
package dev.bactrian.ci;
