package dev.duet.evaluate;

/** A single figure of an {@link Evaluation}, for a bootstrap. */
public enum Metric {
  /** The share predicted right. */
  ACCURACY,
  /** Mean F1 over the labels that occur as a truth. */
  MACRO_F1,
  /** Unweighted average recall over the labels that occur as a truth. */
  UAR,
  /** Expected calibration error; less is better. */
  ECE,
  /** Mean negative log-likelihood of the truth, in nats; less is better. */
  NLL,
  /** Brier score, in [0, 2]; less is better. */
  BRIER
}
