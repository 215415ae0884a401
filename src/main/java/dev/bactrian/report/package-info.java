/**
 * Reads an issue's Markdown into a report: prose, logs, versions, packages, template text removed.
 */
package dev.bactrian.report;
