package dev.duet.fusion;

import java.util.Map;

/**
 * Every rule, fitted on validation, and the one to use.
 *
 * @param best the name of the rule with the least cross-validated negative log-likelihood
 * @param rules each rule by its name, fitted on all of validation where there is something to fit
 * @param validationNll cross-validated negative log-likelihood of each, in nats
 */
public record LearnedFusion(
    String best, Map<String, FusionRule> rules, Map<String, Double> validationNll) {

  /** The rule to use. */
  public FusionRule rule() {
    return rules.get(best);
  }
}
