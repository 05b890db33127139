package dev.duet.store;

import dev.duet.fetch.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder that holds a model's files by their names, or the wheels that carry them. */
record OwnFolder(Path root) implements Source {
  @Override
  public String title() {
    return root.toString();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    List<PublishedFile> plain = files.stream().filter(this::holds).toList();
    for (PublishedFile file : plain) {
      Path path = root.resolve(file.name());
      new Delivery(file.at(path.toUri()), folder)
          .join(
              List.of(() -> Files.newInputStream(path)),
              here -> watcher.at(file.name(), here, file.expected()));
    }
    List<PublishedFile> rest = files.stream().filter(file -> !plain.contains(file)).toList();
    Map<Wheel, Path> wheels = new LinkedHashMap<>();
    for (Wheel wheel : Wheels.needed(model, rest)) {
      Path path = root.resolve(wheel.file());
      if (!Files.isRegularFile(path)) {
        return;
      }
      wheels.put(wheel, path);
    }
    new Wheels(wheels).unpack(rest, folder, watcher);
  }

  private boolean holds(PublishedFile file) {
    return Files.isRegularFile(root.resolve(file.name()));
  }
}
