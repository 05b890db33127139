package dev.duet.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A {@link SpeakerProfile} as a file: JSON of a few kilobytes. */
public final class SpeakerProfileFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private SpeakerProfileFile() {}

  /**
   * Reads a profile. Whether it is of a bundle shows when it is used.
   *
   * @throws BundleException if it cannot be read or is damaged
   */
  public static SpeakerProfile read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), SpeakerProfile.class);
    } catch (JsonProcessingException e) {
      throw new BundleException(
          file + " is no speaker profile, remove it to begin anew: " + JsonProblem.of(e), e);
    } catch (IOException e) {
      throw new BundleException(file + " cannot be read; check its permissions", e);
    }
  }

  /**
   * Writes a profile, whole or not at all.
   *
   * @throws BundleException if it cannot be written
   */
  public static void write(SpeakerProfile profile, Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
      Files.write(part, JSON.writeValueAsBytes(profile));
      Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BundleException(file + " cannot be written; check the folder and the space", e);
    }
  }
}
