/**
 * The experiments behind the figures in {@code docs/results/}: who is held out, what is trained how
 * often, what is compared with what.
 *
 * <p>Everything here is built of the parts that users train with; nothing here is needed for a
 * prediction.
 */
package dev.duet.experiment;
