package dev.bactrian.web;

/**
 * What is wrong, where JSON was asked for.
 *
 * @param status of HTTP
 * @param problem in words
 */
record Problem(int status, String problem) {}
