/**
 * Probability-level (late) fusion: what sound and words say, combined over the union of the labels
 * that either knows.
 *
 * <h2>Abstention</h2>
 *
 * <p>A modality {@code m} gives {@code p_m(y)} over the labels {@code L_m} it knows; the answer is
 * wanted over the union {@code U}. What it gives is a posterior on the condition that the truth is
 * one of its labels, and it has no evidence whether it is. Bayes' rule with a uniform prior then
 * says that the truth is one of them with probability {@code |L_m|/|U|}, and
 *
 * <pre>
 *   q_m(y) = p_m(y) |L_m| / |U|   for a label it knows
 *   q_m(y) = 1 / |U|              for a label it does not: the prior, no evidence
 * </pre>
 *
 * <p>Every rule combines these {@code q_m}. In other words the evidence for a label is how many
 * times likelier than chance the modality holds it, {@code |L_m| p_m(y)}, and 1 where it abstains.
 * It follows that a modality moves no probability between the labels it knows and those it does
 * not; that a uniform one says nothing at all; that its own first choice is never below an
 * abstention; and that where both know the same labels {@code q_m = p_m} and the textbook rules are
 * left.
 *
 * <p>Two other ways were weighed and left. <em>Zero for unknown</em> lets a modality veto what it
 * has no word for: neutral could never win by product. <em>Averaging over those who know the
 * label</em> favours labels that one alone knows: two uniform modalities with 7 and 6 labels would
 * answer the label that the second alone knows, having said nothing.
 *
 * <p>A missing modality is no abstention on every label but an absence: the answer is the other's,
 * unchanged.
 *
 * <h2>Trust</h2>
 *
 * <p>Words may be too few to tell what their whole would say ({@link dev.duet.fusion.Sufficiency}),
 * or a heap of wrong ones ({@code dev.duet.text.Fluency}), whoever gives them; a voice may mislead
 * however clear it is ({@link dev.duet.fusion.Trust}). Words that a recogniser heard may also be
 * wrong (its confidence), or say nothing of emotion ({@link dev.duet.fusion.Relevance}). With the
 * probability {@code t} that none of that is so their evidence stands, else it is none; {@link
 * dev.duet.fusion.Evidence} mixes the two, after a rule's weights. A label is then at most {@code 1
 * + |L| t / (1 - t)} times likelier by the words than another, so a clear voice outvotes a doubtful
 * transcript. A weight that was learned for a modality beside another one goes to 1 as the other is
 * trusted less ({@link dev.duet.fusion.Weighted}): beside words that count nothing, sound is as
 * sure as it is alone.
 *
 * <p>Nothing here knows a model, a corpus or how scores came about.
 */
package dev.duet.fusion;
