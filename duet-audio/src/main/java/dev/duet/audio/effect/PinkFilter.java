package dev.duet.audio.effect;

/**
 * Makes white noise pink: a sum of one-pole filters whose slope is -3 dB an octave to within 0.05
 * dB above a five-thousandth of the sample rate (Kellet's refined method, 1999).
 */
final class PinkFilter {
  private static final double[] POLES = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
  private static final double[] GAINS = {
    0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980
  };
  private static final double DIRECT = 0.5362;
  private static final double DELAYED = 0.115926;

  private final double[] states = new double[POLES.length];
  private double before;

  double next(double white) {
    double pink = DIRECT * white + before;
    for (int i = 0; i < states.length; i++) {
      states[i] = POLES[i] * states[i] + GAINS[i] * white;
      pink += states[i];
    }
    before = DELAYED * white;
    return pink;
  }
}
