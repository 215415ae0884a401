/** The pages people look at; they read, and change nothing. */
package dev.bactrian.web;
