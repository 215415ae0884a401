/** Takes deliveries from GitHub: verified, bounded, on disk before they are acknowledged. */
package dev.bactrian.webhook;
