package dev.duet.audio.io;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_LOSSLESS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
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
import static org.bytedeco.ffmpeg.global.avformat.avio_feof;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.duet.audio.AudioException;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
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
  private static final Set<String> CODECS =
      Set.of(
          ("pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,"
                  + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_mulaw,pcm_alaw,"
                  + "flac,alac,mp3,mp3float,vorbis,opus,aac")
              .split(","));

  /**
   * The largest block of native memory that FFmpeg may ask for, whatever a header claims; the index
   * of an M4A of ten hours fits.
   */
  private static final long MAX_NATIVE_BLOCK = 64L << 20;

  static {
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(MAX_NATIVE_BLOCK);
  }

  private final SourceIo io;
  private final Container container;
  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final AVPacket packet;
  private final AVFrame frame;

  private Ffmpeg(SourceIo io, Container container) {
    this.io = io;
    this.container = container;
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
  static Ffmpeg open(Source source, Container container) {
    SourceIo io = new SourceIo(source);
    try {
      return new Ffmpeg(io, container);
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
    av_dict_set(options, "codec_whitelist", String.join(",", CODECS), 0);
    // Matches no protocol: a playlist or a reference inside a recording opens nothing.
    av_dict_set(options, "protocol_whitelist", "none", 0);
    av_dict_set(options, "max_streams", "32", 0);
    // Would take 32 packets of plain samples for a search for Dolby or DTS among them.
    av_dict_set(options, "max_probe_packets", "1", 0);
    int error = avformat_open_input(opened, (String) null, null, options); // frees it if it fails
    av_dict_free(options);
    if (error < 0) {
      throw fault(
          container == Container.UNKNOWN
              ? Faults.notAudio("this is not a recording in a known format")
              : Faults.corrupt("the header of the recording is damaged or cut off"));
    }
    return opened;
  }

  private AVStream firstSoundTrack() {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        return format.streams(i);
      }
    }
    throw fault(Faults.notAudio("the file holds no sound track"));
  }

  private AVCodecContext openCodec() {
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null || !CODECS.contains(decoder.name().getString())) {
      throw fault(Faults.notAudio("the sound is coded in a way that is not supported"));
    }
    AVCodecContext opened = avcodec_alloc_context3(decoder);
    opened.err_recognition(isLossless() ? AV_EF_CRCCHECK | AV_EF_EXPLODE : 0);
    int error = avcodec_parameters_to_context(opened, stream.codecpar());
    opened.pkt_timebase(stream.time_base());
    if (error < 0 || avcodec_open2(opened, decoder, (AVDictionary) null) < 0) {
      avcodec_free_context(opened);
      throw fault(Faults.corrupt("the header of the recording is damaged or cut off"));
    }
    return opened;
  }

  /**
   * Decodes to the end.
   *
   * @throws AudioException at a fault that is not to be passed over
   */
  void decode(SampleBuffer samples) {
    Completeness completeness = new Completeness(isLossless(), promisedSeconds());
    int error;
    while ((error = av_read_frame(format, packet)) >= 0) {
      if (packet.stream_index() == stream.index()) {
        completeness.packet(decode(packet, samples));
      }
      av_packet_unref(packet);
    }
    if (error != AVERROR_EOF()) {
      if (avio_feof(format.pb()) == 0) {
        throw fault(Faults.corrupt("the recording is damaged"));
      }
      completeness.packet(false);
    }
    if (!decode(null, samples)) { // what the decoder still holds
      completeness.packet(false);
    }
    if (io.failure() != null) {
      throw Faults.unreadable(io.failure());
    }
    completeness.require(samples.seconds());
  }

  /** Whether the packet was sound. */
  private boolean decode(AVPacket next, SampleBuffer samples) {
    int error = avcodec_send_packet(codec, next);
    while (error >= 0 && (error = avcodec_receive_frame(codec, frame)) >= 0) {
      samples.append(frame);
    }
    return error == AVERROR_EAGAIN() || error == AVERROR_EOF();
  }

  private boolean isLossless() {
    AVCodecDescriptor descriptor = avcodec_descriptor_get(stream.codecpar().codec_id());
    return (descriptor.props() & AV_CODEC_PROP_LOSSLESS) != 0;
  }

  /** What the header says of the length, or 0 if nothing, or nothing that is yet to be checked. */
  private double promisedSeconds() {
    if (container.checksLength()) {
      return 0;
    }
    if (stream.duration() > 0) {
      return stream.duration() * av_q2d(stream.time_base());
    }
    return Math.max(0, (double) format.duration() / AV_TIME_BASE);
  }

  /** The fault, or the failed read that caused it. */
  private AudioException fault(AudioException fault) {
    return io.failure() == null ? fault : Faults.unreadable(io.failure());
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
