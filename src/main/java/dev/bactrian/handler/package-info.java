/** One class per feature that answers an event; one list of them. */
package dev.bactrian.handler;
