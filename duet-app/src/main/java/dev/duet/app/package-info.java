/**
 * The {@code duet} command: one class a subcommand, which parses options, calls the library and
 * prints. No computation lives here.
 */
package dev.duet.app;
