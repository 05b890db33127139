package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, <a
 * href="https://arxiv.org/abs/1502.03167">arXiv:1502.03167</a>) of channels over the real frames of
 * a batch. The engine's own would count padding into the mean.
 *
 * <p>Training normalises by the batch and moves the running mean and variance towards the batch's;
 * prediction normalises by the running ones, so that an utterance does not depend on its company.
 *
 * @param parameters of the network
 * @param prefix of {@code scale}, {@code shift}, {@code mean} and {@code variance}, each one value
 *     a channel
 */
record BatchNorm(Parameters parameters, String prefix) {
  static final String SCALE = "norm.scale";
  static final String SHIFT = "norm.shift";
  private static final String MEAN = "norm.mean";
  static final String VARIANCE = "norm.variance";

  /** The names, beyond their prefix, of what one normalisation keeps. */
  static final String[] NAMES = {SCALE, SHIFT, MEAN, VARIANCE};

  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.1f;

  /** Whether a parameter is a running statistic, which follows the data and not a gradient. */
  static boolean isRunning(String name) {
    return name.endsWith(MEAN) || name.endsWith(VARIANCE);
  }

  /**
   * Normalised channels.
   *
   * @param x {@code [size, channels, frames]}, zero where padded
   * @param mask one where a frame is real, {@code [size, 1, frames]}
   * @return like {@code x}; padding is no longer zero
   */
  NDArray of(NDArray x, NDArray mask, boolean training) {
    Shape shape = new Shape(1, x.getShape().get(1), 1);
    NDArray mean = parameters.get(prefix + MEAN).reshape(shape);
    NDArray variance = parameters.get(prefix + VARIANCE).reshape(shape);
    if (training) {
      NDArray frames = mask.sum();
      mean = x.sum(new int[] {0, 2}, true).div(frames);
      NDArray centred = x.sub(mean).mul(mask);
      variance = centred.square().sum(new int[] {0, 2}, true).div(frames);
      move(MEAN, mean);
      move(VARIANCE, variance);
    }
    NDArray epsilon = x.getManager().create(EPSILON);
    return x.sub(mean)
        .div(variance.add(epsilon).sqrt())
        .mul(parameters.get(prefix + SCALE).reshape(shape))
        .add(parameters.get(prefix + SHIFT).reshape(shape));
  }

  private void move(String name, NDArray towards) {
    Torch.withoutGradients(
        () -> {
          NDArray running = parameters.get(prefix + name);
          NDArray target = towards.stopGradient().reshape(running.getShape());
          return running.addi(target.sub(running).mul(MOMENTUM));
        });
  }
}
