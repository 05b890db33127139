package dev.duet.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
  @Test
  void makesOnceWhatItHoldsAndForgetsTheLeastRecentlyUsed() {
    List<Integer> made = new ArrayList<>();
    Memo<Integer, String> memo =
        new Memo<>(
            2,
            key -> {
              made.add(key);
              return "value " + key;
            });
    memo.get(1);
    memo.get(2);
    assertThat(memo.get(1)).isEqualTo("value 1");
    memo.get(3);
    memo.get(1);
    memo.get(2);
    assertThat(made).containsExactly(1, 2, 3, 2);
  }
}
