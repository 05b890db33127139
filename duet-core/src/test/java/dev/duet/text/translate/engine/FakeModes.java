package dev.duet.text.translate.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Mode files whose stages are shell scripts, so that a test decides how they behave. */
record FakeModes(Path folder) {

  /** A script that passes everything on. */
  static final String PASS = "exec cat";

  /** A mode with a stage for each script; each is called with the options a mode file gives. */
  FakeModes with(String mode, String... scripts) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < scripts.length; i++) {
      Path script = folder.resolve(mode + "-" + i + ".sh");
      Files.writeString(script, "#!/bin/sh\n" + scripts[i] + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      line.append(i == 0 ? "" : " | ").append("'").append(script).append("' $1 -g $2 'a b'");
    }
    Files.writeString(folder.resolve(mode + ".mode"), line + "\n");
    return this;
  }
}
