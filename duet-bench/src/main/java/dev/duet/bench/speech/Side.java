package dev.duet.bench.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who hears, and how. */
enum Side {
  /** faster-whisper, which pads every sound to 30 s. */
  PEER("faster-whisper"),
  /** Duet as users have it. */
  DUET("Duet"),
  /** Duet with windows of 30 s, as the peer's. */
  DUET_LONG("Duet, 30 s windows");

  private final String title;

  Side(String title) {
    this.title = title;
  }

  /** What the report calls it. */
  String title() {
    return title;
  }

  /**
   * Starts it.
   *
   * @param place where things are
   */
  Contestant start(Place place) throws IOException {
    String threads = Integer.toString(place.threads());
    String model = place.model().toString();
    return new Contestant(
        this == PEER
            ? List.of(place.python(), place.script().toString(), model, threads)
            : List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DuetWords.class.getName(),
                model,
                threads,
                this == DUET ? "short" : "long"));
  }

  /**
   * What the sides need.
   *
   * @param python with faster-whisper
   * @param script of the peer
   * @param model folder of Whisper base
   * @param threads of each side
   */
  record Place(String python, Path script, Path model, int threads) {}
}
