package dev.duet.audio.io;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import dev.duet.audio.Samples;
import dev.duet.audio.Waveform;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Writes MP3, by LAME: not to keep recordings in, but to hear what that leaves of them. The bytes
 * are frames without a header of their own, so that {@link AudioDecoder} gives back what a player
 * does: the sound some 50 ms later, with as much silence before it.
 */
public final class Mp3Encoder {
  /** Sample rates that the format has, in Hz. */
  private static final List<Integer> RATES =
      List.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private Mp3Encoder() {}

  /** The highest sample rate of the format that is not above another, in Hz; 8,000 at least. */
  public static int rateFor(int sampleRate) {
    return RATES.stream().filter(rate -> rate <= sampleRate).reduce(RATES.get(0), Math::max);
  }

  /**
   * Encodes at a constant bit rate.
   *
   * @param sound of one channel, at a rate that {@link #rateFor} gives, and in [-1, 1]; what is
   *     beyond is clipped when it is decoded
   * @param bitRate in bits a second, one that the format has at this rate, such as 32,000
   * @throws IllegalArgumentException if the format has no such rates, or there are more channels
   */
  public static byte[] encode(Waveform sound, int bitRate) {
    float[] samples = Samples.require(sound.samples());
    AVCodec encoder = avcodec_find_encoder_by_name("libmp3lame");
    AVCodecContext codec = avcodec_alloc_context3(encoder);
    AVFrame frame = av_frame_alloc();
    AVPacket packet = av_packet_alloc();
    try {
      open(codec, encoder, sound.sampleRate(), bitRate);
      int each = codec.frame_size();
      allocate(frame, codec, each);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int from = 0; from < samples.length; from += each) {
        int length = Math.min(each, samples.length - from);
        av_frame_make_writable(frame);
        frame.nb_samples(length);
        new FloatPointer(frame.data(0)).put(samples, from, length);
        send(codec, frame, packet, bytes);
      }
      send(codec, null, packet, bytes);
      return bytes.toByteArray();
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      avcodec_free_context(codec);
    }
  }

  private static void open(AVCodecContext codec, AVCodec encoder, int rate, int bitRate) {
    codec.sample_fmt(AV_SAMPLE_FMT_FLTP);
    codec.sample_rate(rate);
    codec.bit_rate(bitRate);
    av_channel_layout_default(codec.ch_layout(), 1);
    if (!RATES.contains(rate) || avcodec_open2(codec, encoder, (AVDictionary) null) < 0) {
      throw new IllegalArgumentException(
          "MP3 has no %d Hz at %d bits a second".formatted(rate, bitRate));
    }
  }

  private static void allocate(AVFrame frame, AVCodecContext codec, int samples) {
    frame.nb_samples(samples);
    frame.format(AV_SAMPLE_FMT_FLTP);
    frame.sample_rate(codec.sample_rate());
    av_channel_layout_copy(frame.ch_layout(), codec.ch_layout());
    require(av_frame_get_buffer(frame, 0));
  }

  /** Hands over a frame, or with none the end, and takes what is ready. */
  private static void send(
      AVCodecContext codec, AVFrame frame, AVPacket packet, ByteArrayOutputStream bytes) {
    require(avcodec_send_frame(codec, frame));
    while (avcodec_receive_packet(codec, packet) >= 0) {
      byte[] data = new byte[packet.size()];
      packet.data().get(data);
      bytes.writeBytes(data);
      av_packet_unref(packet);
    }
  }

  private static void require(int result) {
    if (result < 0) {
      throw new IllegalStateException("LAME encodes whatever is finite, but said " + result);
    }
  }
}
