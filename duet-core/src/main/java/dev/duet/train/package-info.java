/**
 * Training of anything that has named parameters and a loss: {@link dev.duet.train.Trainer} runs
 * epochs of AdamW over a {@link dev.duet.train.Learner}, validates, keeps the best, and resumes
 * from its checkpoint.
 *
 * <p>Nothing here knows sound, text or an architecture.
 */
package dev.duet.train;
