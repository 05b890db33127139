package dev.duet.text.distil;

/**
 * Which layer of the teacher a layer of the student begins as and learns from: evenly spaced, the
 * last from the last, so that the student's last states are what the teacher's head reads.
 *
 * @param student number of the student's layers
 * @param teacher number of the teacher's layers
 */
record LayerMap(int student, int teacher) {

  LayerMap {
    if (student > teacher) {
      throw new IllegalArgumentException(
          "a student of " + student + " layers has more than its teacher, which has " + teacher);
    }
  }

  /** The teacher's layer for a layer of the student, both from zero. */
  int of(int layer) {
    return Math.toIntExact(Math.round((layer + 1.0) * teacher / student)) - 1;
  }
}
