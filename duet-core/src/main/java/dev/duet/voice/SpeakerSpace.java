package dev.duet.voice;

import dev.duet.weights.Parameters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The space of a {@link DiscriminantNetwork}'s embeddings, in which voices differ by an offset:
 * what a speaker's utterances have in common beyond what the model expects of their tones. The
 * offset of a new voice is estimated from what was heard of it, and taken out of what is heard
 * next.
 *
 * <p>What was expected of the utterances lies between two guesses. That they had the tones which
 * they seemed to have is wrong where the voice misleads; that they had all tones alike is wrong
 * where somebody has only ever been angry.
 */
final class SpeakerSpace {
  /** Utterances that what is heard of a voice must outweigh. */
  private static final double PRIOR = 6;

  /** How far utterances are taken to have had all tones alike. */
  private static final double EVEN = 0.6;

  private final double[][] centres;
  private final double[][] tones;
  private final int[] corpora;
  private final String fingerprint;

  /** No voice is farther from the others than two tones are from each other. */
  private final double farthest;

  private SpeakerSpace(double[][] centres, double[][] tones, int[] corpora, String fingerprint) {
    this.centres = centres;
    this.tones = tones;
    this.corpora = corpora;
    this.fingerprint = fingerprint;
    this.farthest = greatestDistance(centres);
  }

  private static double greatestDistance(double[][] places) {
    double greatest = 0;
    for (double[] one : places) {
      for (double[] other : places) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
          sum += Math.pow(one[i] - other[i], 2);
        }
        greatest = Math.max(greatest, Math.sqrt(sum));
      }
    }
    return greatest;
  }

  /** The space of a network. */
  static SpeakerSpace of(DiscriminantConfig config, Parameters parameters) {
    int groups = config.groups();
    double[][] tones = rows(parameters, DiscriminantNetwork.TONES, groups);
    double[][] corpora = rows(parameters, DiscriminantNetwork.CORPORA, groups);
    int[] corpus = new int[groups];
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < groups; i++) {
        corpus[g] = corpora[g][i] > 0 ? i : corpus[g];
      }
    }
    double[][] centres = rows(parameters, DiscriminantNetwork.CENTRES, groups);
    return new SpeakerSpace(centres, tones, corpus, fingerprint(centres));
  }

  private static double[][] rows(Parameters parameters, String name, int count) {
    float[] values = parameters.get(name).toFloatArray();
    int width = values.length / count;
    double[][] rows = new double[count][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = values[i];
    }
    return rows;
  }

  private static String fingerprint(double[][] centres) {
    CRC32 sum = new CRC32();
    for (double[] centre : centres) {
      for (double value : centre) {
        sum.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
      }
    }
    return "%08x".formatted(sum.getValue());
  }

  /** The profile of somebody who has not been heard yet. */
  SpeakerProfile stranger() {
    return new SpeakerProfile(
        fingerprint, 0, new double[centres[0].length], new double[centres.length]);
  }

  /**
   * Makes sure that a profile is of this space.
   *
   * @throws IllegalArgumentException if it is not
   */
  void require(SpeakerProfile profile) {
    if (!profile.model().equals(fingerprint)
        || profile.sum().length != centres[0].length
        || profile.groups().length != centres.length) {
      throw new IllegalArgumentException(
          "the speaker profile was learnt by another model; begin a new one for this bundle");
    }
  }

  /** The profile after one more utterance. */
  SpeakerProfile after(SpeakerProfile profile, float[] embedding) {
    require(profile);
    return profile.with(embedding, shares(embedding, offset(profile)));
  }

  /** A probability for each tone of an utterance of this speaker. */
  double[] tones(SpeakerProfile profile, float[] embedding) {
    require(profile);
    double[] shares = shares(embedding, offset(profile));
    double[] sums = new double[tones[0].length];
    for (int g = 0; g < shares.length; g++) {
      for (int tone = 0; tone < sums.length; tone++) {
        sums[tone] += shares[g] * tones[g][tone];
      }
    }
    return sums;
  }

  /** How familiar an utterance of this speaker is. */
  Familiarity familiarity(SpeakerProfile profile, float[] embedding) {
    require(profile);
    double[] offset = offset(profile);
    double[] shares = shares(embedding, offset);
    List<Double> ofCorpora = new ArrayList<>();
    double nearest = Double.POSITIVE_INFINITY;
    for (int g = 0; g < shares.length; g++) {
      if (!exists(g)) {
        continue;
      }
      while (ofCorpora.size() <= corpora[g]) {
        ofCorpora.add(0.0);
      }
      ofCorpora.set(corpora[g], ofCorpora.get(corpora[g]) + shares[g]);
      nearest = Math.min(nearest, squaredDistance(embedding, offset, centres[g]));
    }
    return new Familiarity(ofCorpora, nearest / offset.length);
  }

  private static double squaredDistance(float[] embedding, double[] offset, double[] centre) {
    double sum = 0;
    for (int i = 0; i < offset.length; i++) {
      sum += Math.pow(embedding[i] - offset[i] - centre[i], 2);
    }
    return sum;
  }

  /** How far the speaker is from the others. */
  private double[] offset(SpeakerProfile profile) {
    double[] offset = new double[centres[0].length];
    long heard = profile.utterances();
    if (heard == 0) {
      return offset;
    }
    double[] expected = expected(profile.groups());
    double length = 0;
    for (int i = 0; i < offset.length; i++) {
      double sum = profile.sum()[i];
      for (int g = 0; g < centres.length; g++) {
        sum -= expected[g] * centres[g][i];
      }
      offset[i] = sum / (heard + PRIOR);
      length += offset[i] * offset[i];
    }
    double bound = Math.min(1, farthest / Math.sqrt(Math.max(length, Double.MIN_NORMAL)));
    return Arrays.stream(offset).map(value -> value * bound).toArray();
  }

  /** How many utterances are taken to be of each group, by how many seemed to be. */
  private double[] expected(double[] seemed) {
    double[] expected = new double[seemed.length];
    for (int g = 0; g < seemed.length; g++) {
      double ofCorpus = 0;
      int groups = 0;
      for (int other = 0; other < seemed.length; other++) {
        if (corpora[other] == corpora[g] && exists(other)) {
          ofCorpus += seemed[other];
          groups++;
        }
      }
      expected[g] = exists(g) ? (1 - EVEN) * seemed[g] + EVEN * ofCorpus / groups : 0;
    }
    return expected;
  }

  private boolean exists(int group) {
    return Arrays.stream(tones[group]).sum() > 0;
  }

  /** The probability of each group, of an utterance from which the offset is taken. */
  private double[] shares(float[] embedding, double[] offset) {
    double[] near = new double[centres.length];
    for (int g = 0; g < near.length; g++) {
      near[g] = exists(g) ? embedding[g] - offset[g] : Double.NEGATIVE_INFINITY;
    }
    double greatest = Arrays.stream(near).max().orElseThrow();
    double[] shares = Arrays.stream(near).map(n -> Math.exp(n - greatest)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
