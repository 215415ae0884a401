/** Leaf: authentication, own records of events, REST and GraphQL calls, the write budget. */
package dev.bactrian.github;
