package dev.duet.weights;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * The tensor engine: PyTorch through DJL, loaded on first use, and kept from looking for anything
 * on the network.
 */
public final class Torch {
  private static final String THREADS = "ai.djl.pytorch.num_threads";
  private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";

  private Torch() {}

  private static final class Loaded {
    static final Engine ENGINE;

    static {
      offline();
      setDefault(THREADS);
      setDefault(INTEROP_THREADS);
      ENGINE = Engine.getEngine("PyTorch");
    }
  }

  private static void setDefault(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "1");
    }
  }

  /**
   * Sets how many threads one operation may use; one without it, which is best for predictions:
   * they are small, and can run beside each other. Training gains from one a core. Has an effect
   * only before the engine is first used in this process.
   *
   * @throws IllegalArgumentException if the number is not positive
   */
  public static void threads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " threads");
    }
    System.setProperty(THREADS, Integer.toString(number));
  }

  /** Keeps DJL's libraries from looking for anything on the network; to be called before any. */
  public static void offline() {
    System.setProperty("ai.djl.offline", "true");
  }

  /** The engine. */
  public static Engine engine() {
    return Loaded.ENGINE;
  }

  /** A new owner of arrays, to be closed by the caller; it frees what it owns. */
  public static NDManager newManager() {
    return engine().newBaseManager();
  }

  /**
   * An array times a number, where gradients may be recorded. {@code NDArray.mul(Number)} must not
   * be used there: it hands the engine a number in memory of Java's, which the backward pass reads
   * after Java has freed it. The factor made here is the engine's own.
   */
  public static NDArray times(NDArray array, double factor) {
    NDArray one = array.getManager().ones(new Shape(1), array.getDataType());
    return array.mul(one.mul((float) factor));
  }

  /** Computes and frees every array that is made on the way, all but the result. */
  public static NDArray keepingResult(Supplier<NDArray> work) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      result = work.get();
      NDScope.unregister(result);
    }
    // To whoever keeps only a result of what this is a part of, it is one made on the way.
    NDScope.register(result);
    return result;
  }

  /**
   * Computes without recording for gradients. The engine keeps that switch for each thread, on in
   * every new one, and its kernels round differently by it: with it off, a prediction is the same
   * on every thread. So it is with the number of threads an operation may use, which holds in a new
   * thread only once it has been asked for there.
   */
  public static <T> T withoutGradients(Supplier<T> work) {
    engine();
    JniUtils.getNumThreads();
    boolean recording = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(recording);
    }
  }
}
