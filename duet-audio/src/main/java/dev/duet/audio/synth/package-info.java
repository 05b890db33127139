/**
 * Sounds that Duet makes itself, for examples and tests, so that no recording needs to ship.
 *
 * <p>Nothing here is meant to convince an ear; it is meant to look like speech to a feature.
 */
package dev.duet.audio.synth;
