/** The pages in a real browser: the machine's own Chromium. */
package dev.bactrian.browser;
