/** Fundamental frequency and tuning: YIN, spectral peaks, the deviation from A440. */
package dev.duet.audio.pitch;
