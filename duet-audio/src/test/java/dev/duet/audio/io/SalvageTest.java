package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Encoded;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A broken tail keeps what came before it. */
class SalvageTest {
  private static final Waveform TONE = Tones.vowel(120, 200, 8, 48_000);

  private final AudioDecoder decoder = new AudioDecoder(new Limits(10, 4 << 20));

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Encoded.class,
      mode = Mode.EXCLUDE,
      names = {"ADTS_AAC", "M4A_AAC", "M4A_ALAC", "OGG_VORBIS"})
  void halfAFileIsHalfTheSound(Encoded format) throws IOException {
    byte[] whole = format.bytes(TONE);

    Salvage salvage = salvage(Arrays.copyOf(whole, whole.length / 2));

    assertThat(salvage.damage()).hasValueSatisfying(reason(Reason.TRUNCATED));
    assertThat(salvage.sound().seconds()).isEqualTo(4, within(1.2));
  }

  @Test
  void aWavThatBreaksOffGivesEverySampleThatIsThere() throws IOException {
    byte[] whole = WavBytes.of(Encoding.PCM16, TONE).build();

    Salvage salvage = salvage(Arrays.copyOf(whole, whole.length - 48_000));

    assertThat(salvage.damage()).hasValueSatisfying(reason(Reason.TRUNCATED));
    assertThat(salvage.sound().length()).isEqualTo(TONE.length() - 24_000);
    float[] decoded = decoder.decode(whole).samples();
    assertThat(salvage.sound().samples())
        .containsExactly(Arrays.copyOf(decoded, TONE.length() - 24_000));
  }

  @Test
  void aFlacWithOneBrokenFrameIsTheOthers() throws IOException {
    byte[] flac = Encoded.FLAC.bytes(TONE);
    flac[flac.length / 2] ^= 0x55;

    Salvage salvage = salvage(flac);

    assertThat(salvage.damage()).hasValueSatisfying(reason(Reason.CORRUPT));
    assertThat(salvage.sound().seconds()).isBetween(7., 7.999);
  }

  @Test
  void aWholeFileHasNoDamage() throws IOException {
    Salvage salvage = salvage(Encoded.FLAC.bytes(TONE));

    assertThat(salvage.damage()).isEmpty();
    assertThat(salvage.sound().length()).isEqualTo(TONE.length());
  }

  @Test
  void whatHoldsNoSoundStaysAFault() {
    assertFault(new byte[0], Reason.EMPTY);
    assertFault(new byte[9999], Reason.NOT_AUDIO);
    assertFault(Arrays.copyOf(WavBytes.of(Encoding.PCM16, TONE).build(), 44), Reason.TRUNCATED);
    assertFault(WavBytes.of(Encoding.PCM16, TONE).claimSampleRate(0).build(), Reason.CORRUPT);
    assertFault(WavBytes.of(Encoding.PCM16, Tones.silence(11, 8_000)).build(), Reason.TOO_LONG);
  }

  private void assertFault(byte[] bytes, Reason reason) {
    assertThatThrownBy(() -> salvage(bytes))
        .isInstanceOfSatisfying(AudioException.class, reason(reason));
  }

  private static Consumer<AudioException> reason(Reason reason) {
    return fault -> assertThat(fault.reason()).isEqualTo(reason);
  }

  private Salvage salvage(byte[] bytes) throws IOException {
    return decoder.salvage(Files.write(folder.resolve("recording"), bytes));
  }
}
