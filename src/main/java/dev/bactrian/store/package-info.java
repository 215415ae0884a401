/** What must not be lost, in SQL: reports, links, decisions, feedback, matrix. */
package dev.bactrian.store;
