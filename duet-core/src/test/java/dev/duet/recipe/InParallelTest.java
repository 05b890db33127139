package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InParallelTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

  @Test
  void everyItemIsWorkedOnOnceAndCounted() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    List<Integer> counted = new ArrayList<>();
    InParallel.each(ITEMS, item -> assertThat(seen.add(item)).isTrue(), counting(counted));
    assertThat(seen).containsAll(ITEMS);
    assertThat(counted).isEqualTo(IntStream.rangeClosed(1, ITEMS.size()).boxed().toList());
  }

  @Test
  void nothingIsAtWorkWhenAFailureIsTold() {
    AtomicInteger working = new AtomicInteger();
    assertThatThrownBy(
            () ->
                InParallel.each(
                    ITEMS,
                    item -> {
                      working.incrementAndGet();
                      try {
                        busy(item);
                      } finally {
                        working.decrementAndGet();
                      }
                    },
                    Watcher.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("item 7");
    assertThat(working).hasValue(0);
  }

  private static void busy(int item) {
    if (item == 7) {
      throw new IllegalStateException("item 7");
    }
    double sum = 0;
    for (int i = 1; i < 200_000; i++) {
      sum += Math.log(i);
    }
    assertThat(sum).isPositive();
  }

  private static Watcher counting(List<Integer> counted) {
    return new Watcher() {
      @Override
      public void stage(String title) {}

      @Override
      public void items(int done, int of) {
        counted.add(done);
      }

      @Override
      public Progress training() {
        return Progress.none();
      }
    };
  }
}
