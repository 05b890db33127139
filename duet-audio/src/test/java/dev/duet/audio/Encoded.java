package dev.duet.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_get_packed_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** Makes recordings in other formats than wav at test time, with FFmpeg's own encoders. */
public enum Encoded {
  AIFF("aiff", "pcm_s16be", AV_SAMPLE_FMT_S16),
  AIFF24("aiff", "pcm_s24be", AV_SAMPLE_FMT_S32),
  AIFC_FLOAT("aiff", "pcm_f32be", AV_SAMPLE_FMT_FLT),
  FLAC("flac", "flac", AV_SAMPLE_FMT_S16),
  FLAC24("flac", "flac", AV_SAMPLE_FMT_S32),
  OGG_FLAC("ogg", "flac", AV_SAMPLE_FMT_S16),
  M4A_ALAC("ipod", "alac", AV_SAMPLE_FMT_S16P),
  MP3("mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP),
  M4A_AAC("ipod", "aac", AV_SAMPLE_FMT_FLTP),
  ADTS_AAC("adts", "aac", AV_SAMPLE_FMT_FLTP),
  /** Stereo only. */
  OGG_VORBIS("ogg", "vorbis", AV_SAMPLE_FMT_FLTP),
  /** 8, 12, 16, 24 or 48 kHz only, and decoded at 48 kHz. */
  OGG_OPUS("ogg", "libopus", AV_SAMPLE_FMT_FLT),
  /** As {@link #OGG_OPUS}. */
  WEBM_OPUS("webm", "libopus", AV_SAMPLE_FMT_FLT);

  private static final int EXPERIMENTAL = -2;

  private final String container;
  private final String encoder;
  private final int sampleFormat;

  Encoded(String container, String encoder, int sampleFormat) {
    this.container = container;
    this.encoder = encoder;
    this.sampleFormat = sampleFormat;
  }

  /** The recording's bytes. */
  public byte[] bytes(Waveform sound) {
    av_log_set_level(AV_LOG_QUIET);
    try {
      Path file = Files.createTempFile("duet-encoded", ".bin");
      try {
        write(sound, file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Waveform sound, Path file) {
    AVFormatContext format = new AVFormatContext(null);
    require(avformat_alloc_output_context2(format, null, container, null));
    AVCodec codec = avcodec_find_encoder_by_name(encoder);
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.sample_fmt(sampleFormat).sample_rate(sound.sampleRate()).bit_rate(128_000);
    context.strict_std_compliance(EXPERIMENTAL).bits_per_raw_sample(24);
    context.time_base().num(1).den(sound.sampleRate());
    av_channel_layout_default(context.ch_layout(), sound.channels().length);
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    require(avcodec_open2(context, codec, (AVDictionary) null));
    AVStream stream = avformat_new_stream(format, codec);
    stream.time_base(context.time_base());
    require(avcodec_parameters_from_context(stream.codecpar(), context));
    AVIOContext io = new AVIOContext(null);
    require(avio_open(io, file.toString(), AVIO_FLAG_WRITE));
    format.pb(io);
    require(avformat_write_header(format, (AVDictionary) null));
    int step = context.frame_size() > 0 ? context.frame_size() : 4096;
    for (int from = 0; from < sound.length(); from += step) {
      AVFrame frame = frame(sound, sampleFormat, from, Math.min(step, sound.length() - from));
      require(avcodec_send_frame(context, frame));
      av_frame_free(frame);
      drain(context, format, stream);
    }
    require(avcodec_send_frame(context, null));
    drain(context, format, stream);
    require(av_write_trailer(format));
    avio_closep(io);
    avcodec_free_context(context);
    avformat_free_context(format);
  }

  private static void drain(AVCodecContext context, AVFormatContext format, AVStream stream) {
    AVPacket packet = av_packet_alloc();
    while (avcodec_receive_packet(context, packet) >= 0) {
      packet.stream_index(stream.index());
      av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      require(av_interleaved_write_frame(format, packet));
    }
    av_packet_free(packet);
  }

  private static AVFrame frame(Waveform sound, int sampleFormat, int from, int count) {
    AVFrame frame = av_frame_alloc();
    frame.format(sampleFormat).nb_samples(count).sample_rate(sound.sampleRate()).pts(from);
    int channels = sound.channels().length;
    av_channel_layout_default(frame.ch_layout(), channels);
    require(av_frame_get_buffer(frame, 0));
    boolean planar = av_sample_fmt_is_planar(sampleFormat) != 0;
    for (int plane = 0; plane < (planar ? channels : 1); plane++) {
      float[] samples = new float[planar ? count : count * channels];
      for (int i = 0; i < samples.length; i++) {
        samples[i] =
            planar
                ? sound.channels()[plane][from + i]
                : sound.channels()[i % channels][from + i / channels];
      }
      put(frame.extended_data(plane), av_get_packed_sample_fmt(sampleFormat), samples);
    }
    return frame;
  }

  private static void put(Pointer plane, int packedFormat, float[] samples) {
    switch (packedFormat) {
      case AV_SAMPLE_FMT_S16 -> {
        short[] shorts = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
          shorts[i] = (short) integer(samples[i], 16);
        }
        new ShortPointer(plane).put(shorts);
      }
      case AV_SAMPLE_FMT_S32 -> {
        int[] ints = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
          ints[i] = integer(samples[i], 24) << 8;
        }
        new IntPointer(plane).put(ints);
      }
      default -> new FloatPointer(plane).put(samples);
    }
  }

  private static int integer(float sample, int bits) {
    double range = 1L << (bits - 1);
    return (int) Math.max(-range, Math.min(range - 1, Math.rint(sample * range)));
  }

  private static void require(int result) {
    if (result < 0) {
      throw new IllegalStateException("the test encoder failed with " + result);
    }
  }
}
