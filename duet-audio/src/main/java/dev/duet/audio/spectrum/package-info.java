/**
 * From samples to spectra and back: windows, the real Fourier transform, the short-time Fourier
 * transform, and the magnitude {@link dev.duet.audio.spectrum.Spectrogram} that spectral features
 * start from.
 *
 * <p>Features themselves live in {@code dev.duet.audio.feature}.
 */
package dev.duet.audio.spectrum;
