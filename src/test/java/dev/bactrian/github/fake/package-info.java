/** GitHub over HTTP, in the process: remembers what it is told, counts writes, fails on command. */
package dev.bactrian.github.fake;
