package dev.duet.evaluate;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix as a heat map: each cell shows its count and is shaded by its share of the
 * row, so that the diagonal shows recall whatever the support. (The heat map of XChart shades by
 * count and cannot write two lines into a cell.)
 */
public final class ConfusionPlot {
  private static final int CELL = 84;
  private static final int LEFT = 150;
  private static final int TOP = 64;
  private static final int RIGHT = 110;
  private static final int BOTTOM = 84;
  private static final int BAR = 18;

  private static final Color PALE = new Color(0xF7FBFF);
  private static final Color DEEP = new Color(0x08306B);
  private static final Color GRID = new Color(0xD5DDE5);

  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font AXIS = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font COUNT = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font SHARE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private final Graphics2D g;
  private final Confusion confusion;
  private final int side;

  private ConfusionPlot(Graphics2D g, Confusion confusion) {
    this.g = g;
    this.confusion = confusion;
    this.side = CELL * confusion.labels().size();
  }

  /** Draws the matrix under a title. */
  public static BufferedImage of(Confusion confusion, String title) {
    int side = CELL * confusion.labels().size();
    return Png.draw(
        LEFT + side + RIGHT, TOP + side + BOTTOM, g -> new ConfusionPlot(g, confusion).draw(title));
  }

  private void draw(String title) {
    for (int row = 0; row < confusion.labels().size(); row++) {
      for (int column = 0; column < confusion.labels().size(); column++) {
        cell(row, column);
      }
    }
    g.setColor(Charts.INK);
    g.drawRect(LEFT, TOP, side, side);
    labels();
    bar();
    int width = LEFT + side + RIGHT;
    centred(title, Charts.titleFont(title, width), width / 2.0, TOP / 2.0);
  }

  private void cell(int row, int column) {
    int x = LEFT + CELL * column;
    int y = TOP + CELL * row;
    int count = confusion.counts()[row][column];
    double share = (double) count / Math.max(1, confusion.support(row));
    g.setColor(shade(share));
    g.fillRect(x, y, CELL, CELL);
    g.setColor(GRID);
    g.drawRect(x, y, CELL, CELL);
    g.setColor(share > 0.5 ? Color.WHITE : Charts.INK);
    double middle = x + CELL / 2.0;
    if (count == 0) {
      centred("0", SHARE, middle, y + CELL / 2.0);
    } else {
      centred(String.valueOf(count), COUNT, middle, y + CELL / 2.0 - 9);
      centred(percent(share), SHARE, middle, y + CELL / 2.0 + 13);
    }
  }

  private void labels() {
    List<String> words = confusion.labels().stream().map(label -> label.label()).toList();
    for (int i = 0; i < words.size(); i++) {
      double middle = CELL * (i + 0.5);
      centred(words.get(i), LABEL, LEFT + middle, TOP + side + 20);
      g.setFont(LABEL);
      int width = g.getFontMetrics().stringWidth(words.get(i));
      centred(words.get(i), LABEL, LEFT - 10 - width / 2.0, TOP + middle);
    }
    centred("predicted", AXIS, LEFT + side / 2.0, TOP + side + 54);
    AffineTransform upright = g.getTransform();
    g.rotate(-Math.PI / 2, 32, TOP + side / 2.0);
    centred("truth", AXIS, 32, TOP + side / 2.0);
    g.setTransform(upright);
  }

  /** What the shading means. */
  private void bar() {
    int x = LEFT + side + 26;
    for (int y = 0; y < side; y++) {
      g.setColor(shade(1 - y / (side - 1.0)));
      g.fillRect(x, TOP + y, BAR, 1);
    }
    g.setColor(Charts.INK);
    g.drawRect(x, TOP, BAR, side);
    for (int tick = 0; tick <= 4; tick++) {
      double y = TOP + side * (1 - tick / 4.0);
      g.setFont(SHARE);
      g.drawString(25 * tick + " %", x + BAR + 6, (float) (y + 4));
    }
    centred("of the row", SHARE, x + BAR, TOP + side + 20);
  }

  private void centred(String text, Font font, double x, double y) {
    g.setFont(font);
    var metrics = g.getFontMetrics();
    double left = x - metrics.stringWidth(text) / 2.0;
    double baseline = y + (metrics.getAscent() - metrics.getDescent()) / 2.0;
    g.drawString(text, (float) left, (float) baseline);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static Color shade(double share) {
    return new Color(
        mixed(PALE.getRed(), DEEP.getRed(), share),
        mixed(PALE.getGreen(), DEEP.getGreen(), share),
        mixed(PALE.getBlue(), DEEP.getBlue(), share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }
}
