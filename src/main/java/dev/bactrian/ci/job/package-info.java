/**
 * Builds as CI servers show them: one class for each kind of server, one list of them; which job
 * waited for which, and the few failures that explain the red ones.
 */
package dev.bactrian.ci.job;
