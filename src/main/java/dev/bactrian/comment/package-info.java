/** All wording that people see on GitHub, and the only class that writes to GitHub. */
package dev.bactrian.comment;
