/**
 * How good predictions are: metrics with scikit-learn's definitions, bootstrap intervals, the
 * label-paired protocol, and reports as text, JSON and PNG.
 *
 * <p>Knows emotions and scores; nothing here knows a model, a corpus or a fusion rule.
 */
package dev.duet.evaluate;
