/**
 * Feature-level fusion: one network reads the embedding of the sound beside that of the words.
 *
 * <p>{@link dev.duet.fusion.mlp.FeatureFusion} is a trained network. It is trained by {@link
 * dev.duet.fusion.mlp.FeatureFusionTrainer} on embeddings that were computed before, its towers
 * frozen, or by {@link dev.duet.fusion.mlp.JointTrainer} together with its towers.
 *
 * <h2>Labels and missing modalities</h2>
 *
 * <p>A modality <em>knows</em> the labels that it was present with in training. An answer is a
 * distribution over the labels that a modality at hand knows: sound alone never says love, words
 * alone never say neutral, for they have seen no example of it. Both the loss and the prediction
 * close the other outputs, so that what is served is what was trained. Modality dropout shows the
 * network each modality alone in training, and flags tell it which it has.
 *
 * <p>With both at hand all labels are open. Unlike a probability-level rule the network learns what
 * goes together: a label that never came with both modalities in training is hardly ever its answer
 * to both.
 *
 * <p>Nothing here knows a corpus, a recipe or how a bundle is stored.
 */
package dev.duet.fusion.mlp;
