package dev.duet.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javax.imageio.ImageIO;

/**
 * Figures as PNG files, drawn without a screen at twice the nominal size, sharp enough to print.
 */
public final class Png {
  private static final int SCALE = 2;

  private Png() {}

  /**
   * Writes an image, replacing a file of that name.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
  }

  /**
   * A size that depends on how wide letters are, asked of a painter whose strokes nobody sees.
   *
   * @param painter gives a number of pixels
   */
  public static int measure(ToIntFunction<Graphics2D> painter) {
    AtomicInteger size = new AtomicInteger();
    draw(1, 1, g -> size.set(painter.applyAsInt(g)));
    return size.get();
  }

  /** What a painter draws on a white ground of nominal size, in pixels. */
  public static BufferedImage draw(int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(SCALE, SCALE);
      painter.accept(g);
    } finally {
      g.dispose();
    }
    return image;
  }
}
