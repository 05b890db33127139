/**
 * Small text models that learn from a large one by TinyBERT's method (Jiao et al. 2020, <a
 * href="https://arxiv.org/abs/1909.10351">arXiv:1909.10351</a>): {@link
 * dev.duet.text.distil.StudentTrainer} follows a {@link dev.duet.text.distil.Distillation}, first
 * layer by layer, then by the teacher's answers.
 *
 * <p>Nothing here knows a corpus, or where a teacher comes from.
 */
package dev.duet.text.distil;
