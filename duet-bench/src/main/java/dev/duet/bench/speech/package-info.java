/**
 * How well and how fast Duet hears words, beside faster-whisper, on the same sounds in the same
 * run: {@link dev.duet.bench.speech.SpeechSideBySide}. Each side is a process of its own.
 */
package dev.duet.bench.speech;
