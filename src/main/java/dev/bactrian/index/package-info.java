/** The search engine; nothing else knows that it is Lucene. */
package dev.bactrian.index;
