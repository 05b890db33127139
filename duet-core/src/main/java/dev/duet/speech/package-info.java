/**
 * The words of a recording: {@link dev.duet.speech.SpeechRecogniser} hears them, a {@link
 * dev.duet.speech.Transcript} holds them with their times and how sure the recogniser is.
 *
 * <p>What a recogniser is made of, or where it is asked, lives in the packages below this one;
 * emotions are none of its business.
 */
package dev.duet.speech;
