/** Settings of the deployment (environment) and of a repository ({@code .github/bactrian.yml}). */
package dev.bactrian.config;
