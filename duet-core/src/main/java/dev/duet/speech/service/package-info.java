/**
 * Recognisers that are asked over a network: {@link dev.duet.speech.service.GoogleRecogniser} and
 * {@link dev.duet.speech.service.OpenAiRecogniser}, which reaches whatever speaks that dialect.
 *
 * <p>A recording leaves this machine only through a recogniser of this package, and one is made
 * only where the user names the service. Connections are opened by {@code dev.duet.fetch}.
 */
package dev.duet.speech.service;
