/** One class per slash command; one table, from which the help is derived. */
package dev.bactrian.command;
