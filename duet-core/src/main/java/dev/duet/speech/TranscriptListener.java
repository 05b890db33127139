package dev.duet.speech;

import java.util.List;

/** Follows a transcription while it is made. */
@FunctionalInterface
public interface TranscriptListener {

  /**
   * A stretch of the recording has been heard.
   *
   * @param segments said in it, in order; none where nobody speaks
   * @param seconds of the recording that are done, from its beginning
   */
  void heard(List<Segment> segments, double seconds);
}
