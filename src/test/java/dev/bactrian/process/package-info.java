/** The real process, from outside: killed, started again, measured. */
package dev.bactrian.process;
