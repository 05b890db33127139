package dev.duet.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the calling thread took of the processor, which other load on the machine does not lengthen
 * as it does the time by the clock.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Nanoseconds in this iteration. */
  public long nanoseconds;

  /** Calls in this iteration. */
  public long calls;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void start() {
    nanoseconds = 0;
    calls = 0;
  }

  <T> T of(Supplier<T> call) {
    long start = THREADS.getCurrentThreadCpuTime();
    T result = call.get();
    nanoseconds += THREADS.getCurrentThreadCpuTime() - start;
    calls++;
    return result;
  }
}
