/** What a program that uses Duet needs: a recogniser, an utterance, a prediction. */
package dev.duet;
