/**
 * The fixed linear maps of spectral features: mel and chroma filter banks, the cosine transform,
 * constant-Q bases. Each is made once for its parameters and shared.
 */
package dev.duet.audio.filter;
