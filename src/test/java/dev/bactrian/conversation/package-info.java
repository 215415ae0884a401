/** Whole conversations: the real program, a fake GitHub, and what both say to each other. */
package dev.bactrian.conversation;
