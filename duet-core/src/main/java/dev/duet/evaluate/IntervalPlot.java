package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Several systems side by side: a dot for a value, a bar for its interval, and the value in
 * figures; a row a system and a colour a series. (XChart has no intervals along a horizontal axis,
 * on which alone the names of systems can be read.)
 */
public final class IntervalPlot {
  private static final int PLOT = 620;
  private static final int RIGHT = 30;
  private static final int TOP = 56;
  private static final int BOTTOM = 66;
  private static final int LEGEND = 30;
  private static final int LANE = 19;
  private static final int BETWEEN = 13;
  private static final int MOST_TICKS = 8;

  /** Room to the right of the last interval, for its value, as a share of the axis. */
  private static final double FOR_FIGURES = 0.05;

  private static final Font NAME = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font FIGURE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font AXIS = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Color STRIPE = new Color(0xF4F6F8);

  private final Graphics2D g;
  private final Figure figure;
  private final int left;
  private final double low;
  private final double high;
  private final double step;

  /**
   * A value and its interval.
   *
   * @param low at most {@code value}
   * @param high at least {@code value}
   */
  public record Estimate(double value, double low, double high) {

    /** The mean over seeds, from the least to the greatest. */
    public static Estimate of(Summary summary) {
      return new Estimate(summary.mean(), summary.min(), summary.max());
    }
  }

  /**
   * A system.
   *
   * @param estimates one a series, in their order
   */
  public record Row(String name, List<Estimate> estimates) {}

  private record Figure(String title, String axis, List<String> series, List<Row> rows) {
    int rowHeight() {
      return LANE * series.size() + BETWEEN;
    }

    int plotHeight() {
      return rowHeight() * rows.size();
    }

    boolean hasLegend() {
      return series.size() > 1;
    }

    int height() {
      return TOP + plotHeight() + BOTTOM + (hasLegend() ? LEGEND : 0);
    }

    Stream<Estimate> estimates() {
      return rows.stream().flatMap(row -> row.estimates().stream());
    }
  }

  private IntervalPlot(Graphics2D g, Figure figure, int left) {
    this.g = g;
    this.figure = figure;
    this.left = left;
    double least = figure.estimates().mapToDouble(Estimate::low).min().orElseThrow();
    double most = figure.estimates().mapToDouble(Estimate::high).max().orElseThrow();
    double margin = Math.max(0.06 * (most - least), 0.02 * Math.abs(most) + 1e-3);
    low = least - margin;
    high = most + margin + (most - least + 2 * margin) * FOR_FIGURES;
    step = step(high - low);
  }

  /**
   * Draws the rows from above.
   *
   * @param axis what is measured, with its unit
   * @param series at least one; a single one is drawn without a legend
   * @param rows at least one, each with an estimate of every series
   */
  public static BufferedImage of(String title, String axis, List<String> series, List<Row> rows) {
    Figure figure = new Figure(title, axis, List.copyOf(series), List.copyOf(rows));
    FontRenderContext context = new FontRenderContext(null, true, true);
    double widest =
        rows.stream()
            .mapToDouble(row -> NAME.getStringBounds(row.name(), context).getWidth())
            .max()
            .orElseThrow();
    int left = (int) Math.ceil(widest) + 36;
    return Png.draw(
        left + PLOT + RIGHT, figure.height(), g -> new IntervalPlot(g, figure, left).draw());
  }

  /** A round distance of ticks, of which there are few. */
  private static double step(double range) {
    double step = Math.pow(10, Math.floor(Math.log10(range / MOST_TICKS)));
    for (double factor : new double[] {2, 2.5, 2}) {
      if (range / step <= MOST_TICKS) {
        break;
      }
      step *= factor;
    }
    return step;
  }

  private void draw() {
    int width = left + PLOT + RIGHT;
    centred(figure.title(), Charts.titleFont(figure.title(), width), width / 2.0, TOP / 2.0);
    for (int i = 0; i < figure.rows().size(); i += 2) {
      g.setColor(STRIPE);
      g.fillRect(left, TOP + i * figure.rowHeight(), PLOT, figure.rowHeight());
    }
    axis();
    for (int i = 0; i < figure.rows().size(); i++) {
      row(figure.rows().get(i), TOP + i * figure.rowHeight());
    }
    if (figure.hasLegend()) {
      legend(TOP + figure.plotHeight() + BOTTOM + LEGEND / 2.0 - 8);
    }
  }

  private void axis() {
    int bottom = TOP + figure.plotHeight();
    String pattern = "%." + Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) + "f";
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      g.setColor(Charts.GRID);
      g.draw(new Line2D.Double(x(tick), TOP, x(tick), bottom));
      g.setColor(Charts.INK);
      centred(String.format(Locale.ROOT, pattern, tick), FIGURE, x(tick), bottom + 15);
    }
    g.setColor(Charts.INK);
    g.setStroke(new BasicStroke(1));
    g.drawRect(left, TOP, PLOT, figure.plotHeight());
    centred(figure.axis(), AXIS, left + PLOT / 2.0, bottom + 42);
  }

  private void row(Row row, int top) {
    g.setColor(Charts.INK);
    g.setFont(NAME);
    double middle = top + figure.rowHeight() / 2.0;
    double start = left - 12 - g.getFontMetrics().getStringBounds(row.name(), g).getWidth();
    g.drawString(row.name(), (float) start, (float) baseline(middle));
    for (int s = 0; s < figure.series().size(); s++) {
      double y = top + BETWEEN / 2.0 + LANE * (s + 0.5);
      mark(row.estimates().get(s), Charts.colour(s), y);
    }
  }

  private void mark(Estimate estimate, Color colour, double y) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(2));
    double from = x(estimate.low());
    double to = x(estimate.high());
    g.draw(new Line2D.Double(from, y, to, y));
    g.draw(new Line2D.Double(from, y - 4, from, y + 4));
    g.draw(new Line2D.Double(to, y - 4, to, y + 4));
    g.fill(new Ellipse2D.Double(x(estimate.value()) - 4.5, y - 4.5, 9, 9));
    g.setFont(FIGURE);
    g.setColor(Charts.INK);
    g.drawString(
        String.format(Locale.ROOT, "%.3f", estimate.value()), (float) to + 8, (float) baseline(y));
  }

  private void legend(double y) {
    double x = left;
    g.setFont(NAME);
    for (int s = 0; s < figure.series().size(); s++) {
      g.setColor(Charts.colour(s));
      g.fill(new Ellipse2D.Double(x, y - 4.5, 9, 9));
      g.setColor(Charts.INK);
      g.drawString(figure.series().get(s), (float) x + 16, (float) baseline(y));
      x += 16 + g.getFontMetrics().stringWidth(figure.series().get(s)) + 28;
    }
  }

  private double x(double value) {
    return left + PLOT * (value - low) / (high - low);
  }

  /** Where text of the present font stands whose middle is at a height. */
  private double baseline(double middle) {
    var metrics = g.getFontMetrics();
    return middle + (metrics.getAscent() - metrics.getDescent()) / 2.0;
  }

  private void centred(String text, Font font, double x, double y) {
    g.setColor(Charts.INK);
    g.setFont(font);
    double start = x - g.getFontMetrics().getStringBounds(text, g).getWidth() / 2;
    g.drawString(text, (float) start, (float) baseline(y));
  }
}
