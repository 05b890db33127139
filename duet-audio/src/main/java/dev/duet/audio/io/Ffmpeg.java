package dev.duet.audio.io;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One recording open in FFmpeg: its demuxer, the decoder of its first sound track, and the packet
 * and frame that travel between them. Closing frees all of it.
 */
final class Ffmpeg implements AutoCloseable {
  private static final String CONTAINERS = "wav,aiff,flac,mp3,ogg,matroska,webm,mov,mp4,m4a,aac";
  private static final String CODECS =
      "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,"
          + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_mulaw,pcm_alaw,"
          + "flac,alac,mp3,mp3float,vorbis,opus,aac";

  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private final SourceIo io;
  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final AVPacket packet;
  private final AVFrame frame;

  private Ffmpeg(SourceIo io) {
    this.io = io;
    format = openContainer();
    try {
      stream = firstSoundTrack();
      codec = openCodec();
    } catch (Throwable e) {
      avformat_close_input(format);
      throw e;
    }
    packet = av_packet_alloc();
    frame = av_frame_alloc();
  }

  /** Opens a recording. */
  static Ffmpeg open(Source source) {
    SourceIo io = new SourceIo(source);
    try {
      return new Ffmpeg(io);
    } catch (Throwable e) {
      io.close();
      throw e;
    }
  }

  private AVFormatContext openContainer() {
    AVFormatContext opened = avformat_alloc_context();
    opened.pb(io.context());
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    av_dict_set(options, "codec_whitelist", CODECS, 0);
    // Matches no protocol: a playlist or a reference inside a recording opens nothing.
    av_dict_set(options, "protocol_whitelist", "none", 0);
    av_dict_set(options, "max_streams", "32", 0);
    int error = avformat_open_input(opened, (String) null, null, options); // frees it if it fails
    av_dict_free(options);
    if (error < 0) {
      throw failure(
          Reason.NOT_AUDIO,
          "this is not a recording in a known format, give wav, flac, mp3 or ogg");
    }
    return opened;
  }

  private AVStream firstSoundTrack() {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        return format.streams(i);
      }
    }
    throw failure(Reason.NOT_AUDIO, "the file holds no sound track, give one that does");
  }

  private AVCodecContext openCodec() {
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext opened = avcodec_alloc_context3(decoder);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "codec_whitelist", CODECS, 0);
    boolean open =
        decoder != null
            && avcodec_parameters_to_context(opened, stream.codecpar()) >= 0
            && avcodec_open2(opened.pkt_timebase(stream.time_base()), decoder, options) >= 0;
    av_dict_free(options);
    if (!open) {
      avcodec_free_context(opened);
      throw failure(
          Reason.NOT_AUDIO, "the sound is coded in a way that is not supported, export it as wav");
    }
    return opened;
  }

  /** Decodes to the end, or to the first fault. */
  void decode(SampleBuffer samples) {
    int error;
    while ((error = av_read_frame(format, packet)) >= 0) {
      if (packet.stream_index() == stream.index()) {
        decode(packet, samples);
      }
      av_packet_unref(packet);
    }
    if (error != AVERROR_EOF()) {
      throw failure(Reason.CORRUPT, "the recording is damaged, export it again");
    }
    decode(null, samples);
  }

  private void decode(AVPacket next, SampleBuffer samples) {
    int error = avcodec_send_packet(codec, next);
    while (error >= 0 && (error = avcodec_receive_frame(codec, frame)) >= 0) {
      samples.append(frame);
    }
    if (error != AVERROR_EAGAIN() && error != AVERROR_EOF()) {
      throw failure(Reason.CORRUPT, "the recording is damaged, export it again");
    }
  }

  /** The fault as described, or the failed read that caused it. */
  private AudioException failure(Reason reason, String sentence) {
    return io.failure() == null
        ? new AudioException(reason, sentence)
        : new AudioException(
            Reason.UNREADABLE, "the recording could not be read to its end", io.failure());
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
    avformat_close_input(format);
    io.close();
  }
}
