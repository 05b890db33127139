package dev.duet.speech.whisper.decode;

import dev.duet.audio.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * What cross-attentions say about where in the sound each token is, as {@code find_alignment} of
 * OpenAI's {@code timing.py}: each head's weights standardised over the tokens and smoothed by a
 * median over time, then the mean of the heads.
 */
final class AttentionPath {
  private static final int MEDIAN_WIDTH = 7;

  private AttentionPath() {}

  /**
   * How much each token listens to each position.
   *
   * @param heads weights [tokens, positions] of each head
   * @param positions that hold sound; padding behind them is left out
   * @return [tokens, positions]
   */
  static float[][] weights(List<Matrix> heads, int positions) {
    int tokens = heads.get(0).rows();
    float[][] mean = new float[tokens][positions];
    for (Matrix head : heads) {
      float[][] weights = softmaxOverSound(head, positions);
      standardise(weights);
      for (int token = 0; token < tokens; token++) {
        float[] smooth = median(weights[token]);
        for (int i = 0; i < positions; i++) {
          mean[token][i] += smooth[i] / heads.size();
        }
      }
    }
    return mean;
  }

  /** The weights as they were if there were no padding: what is left, scaled to a sum of 1. */
  private static float[][] softmaxOverSound(Matrix head, int positions) {
    float[][] weights = new float[head.rows()][positions];
    for (int token = 0; token < weights.length; token++) {
      double sum = 0;
      for (int i = 0; i < positions; i++) {
        sum += head.get(token, i);
      }
      for (int i = 0; i < positions && sum > 0; i++) {
        weights[token][i] = (float) (head.get(token, i) / sum);
      }
    }
    return weights;
  }

  private static void standardise(float[][] weights) {
    for (int i = 0; i < weights[0].length; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] token : weights) {
        sum += token[i];
        squares += (double) token[i] * token[i];
      }
      double mean = sum / weights.length;
      double deviation = Math.sqrt(Math.max(0, squares / weights.length - mean * mean));
      for (float[] token : weights) {
        token[i] = deviation == 0 ? 0 : (float) ((token[i] - mean) / deviation);
      }
    }
  }

  /** The median of each value and its neighbours, the ends mirrored. */
  static float[] median(float[] values) {
    int half = MEDIAN_WIDTH / 2;
    int n = values.length;
    if (n <= half) {
      return values;
    }
    float[] medians = new float[n];
    float[] window = new float[MEDIAN_WIDTH];
    for (int i = 0; i < n; i++) {
      for (int k = -half; k <= half; k++) {
        int at = Math.abs(i + k);
        window[half + k] = values[at < n ? at : 2 * n - at - 2];
      }
      Arrays.sort(window);
      medians[i] = window[half];
    }
    return medians;
  }
}
