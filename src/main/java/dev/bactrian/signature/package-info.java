/** Gives a failure its stable identity: ordered rules, text lists, notes on every step. */
package dev.bactrian.signature;
