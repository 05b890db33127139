/** Changing the sample rate. */
package dev.duet.audio.resample;
