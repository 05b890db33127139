/**
 * Why an answer is what it is: which words and which seconds of an utterance speak for it, and
 * which against it, as numbers and as a picture.
 *
 * <p>By occlusion: a part of the input is taken away and the system asked again (Zeiler and Fergus
 * 2014, <a href="https://arxiv.org/abs/1311.2901">arXiv:1311.2901</a>, for pictures; Li, Monroe and
 * Jurafsky 2016, <a href="https://arxiv.org/abs/1612.08220">arXiv:1612.08220</a>, for words). It
 * needs no gradients, so it explains every bundle alike, whatever its models and its fusion, and
 * explains the whole system rather than one model in it. Nothing here knows what a model is made
 * of.
 */
package dev.duet.explain;
