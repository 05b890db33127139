package dev.duet.audio.io;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.av_get_packed_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import dev.duet.audio.Waveform;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * Gathers decoded frames as float samples, a channel an array, as far as the limits allow.
 *
 * <p>Integers become floats as soundfile (and so librosa) reads them: divided by half their range,
 * 8-bit ones centred at 128.
 */
final class SampleBuffer {
  /** Full scale is 1; floats that were never scaled down from 32-bit integers still pass. */
  private static final float MAX_AMPLITUDE = 1L << 32;

  private final Limits limits;
  private float[][] channels = {};
  private int sampleRate;
  private int length;

  SampleBuffer(Limits limits) {
    this.limits = limits;
  }

  int length() {
    return length;
  }

  double seconds() {
    return length == 0 ? 0 : (double) length / sampleRate;
  }

  void append(AVFrame frame) {
    int count = frame.nb_samples();
    if (count <= 0) {
      return;
    }
    requireSameForm(frame.ch_layout().nb_channels(), frame.sample_rate());
    makeRoom(count);
    int packed = av_get_packed_sample_fmt(frame.format());
    if (av_sample_fmt_is_planar(frame.format()) != 0) {
      for (int c = 0; c < channels.length; c++) {
        float[] samples = read(frame.extended_data(c), packed, count);
        System.arraycopy(samples, 0, channels[c], length, count);
      }
    } else {
      float[] samples = read(frame.extended_data(0), packed, count * channels.length);
      for (int c = 0; c < channels.length; c++) {
        for (int i = 0, from = c; i < count; i++, from += channels.length) {
          channels[c][length + i] = samples[from];
        }
      }
    }
    length += count;
  }

  Waveform toWaveform() {
    for (int c = 0; c < channels.length; c++) {
      channels[c] = Arrays.copyOf(channels[c], length);
    }
    return new Waveform(channels, sampleRate);
  }

  private void requireSameForm(int channelCount, int hz) {
    if (channels.length == 0) {
      Faults.requirePlausible(hz, channelCount);
      channels = new float[channelCount][0];
      sampleRate = hz;
    } else if (channelCount != channels.length || hz != sampleRate) {
      throw Faults.corrupt("the sample rate or the number of channels changes midway");
    }
  }

  private void makeRoom(int count) {
    long needed = (long) length + count;
    if (needed > limits.maxSeconds() * sampleRate) {
      throw Faults.tooLong(limits);
    }
    if (needed * channels.length * Float.BYTES > limits.maxBytes()) {
      throw Faults.tooLarge("decoded sound", limits);
    }
    if (needed > channels[0].length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(1 << 14, needed * 3 / 2));
      for (int c = 0; c < channels.length; c++) {
        channels[c] = Arrays.copyOf(channels[c], capacity);
      }
    }
  }

  private static float[] read(Pointer data, int format, int count) {
    float[] samples = new float[count];
    if (format == AV_SAMPLE_FMT_U8) {
      byte[] bytes = new byte[count];
      new BytePointer(data).get(bytes);
      for (int i = 0; i < count; i++) {
        samples[i] = ((bytes[i] & 0xFF) - 128) / 128f;
      }
    } else if (format == AV_SAMPLE_FMT_S16) {
      short[] shorts = new short[count];
      new ShortPointer(data).get(shorts);
      for (int i = 0; i < count; i++) {
        samples[i] = shorts[i] / 32768f;
      }
    } else if (format == AV_SAMPLE_FMT_S32) {
      int[] ints = new int[count];
      new IntPointer(data).get(ints);
      for (int i = 0; i < count; i++) {
        samples[i] = ints[i] / 0x1p31f;
      }
    } else if (format == AV_SAMPLE_FMT_FLT) {
      new FloatPointer(data).get(samples);
      requireFinite(samples);
    } else if (format == AV_SAMPLE_FMT_DBL) {
      double[] doubles = new double[count];
      new DoublePointer(data).get(doubles);
      for (int i = 0; i < count; i++) {
        samples[i] = (float) doubles[i];
      }
      requireFinite(samples);
    } else {
      throw Faults.notAudio("the samples are stored in a way that is not supported");
    }
    return samples;
  }

  private static void requireFinite(float[] samples) {
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        throw Faults.notFinite();
      }
      if (Math.abs(sample) > MAX_AMPLITUDE) {
        throw Faults.corrupt("some samples are far beyond full scale");
      }
    }
  }
}
