package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a training went: losses on the left, scores in [0, 1] on the right, epoch by epoch. */
public final class LearningCurves {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 440;
  private static final int MOST_MARKED = 40;

  private LearningCurves() {}

  /**
   * One figure over the epochs.
   *
   * @param name as the legend shows it, for example {@code validation loss}
   * @param values of epochs 1, 2, ..., at least one
   */
  public record Curve(String name, List<Double> values) {}

  /**
   * Draws both panels.
   *
   * @param losses at least one curve, each with an epoch or more
   * @param scores at least one curve, each with an epoch or more
   */
  public static BufferedImage of(String title, List<Curve> losses, List<Curve> scores) {
    double highest = losses.stream().mapToDouble(LearningCurves::highest).max().orElseThrow();
    XYChart left = panel(title, "loss", losses, Math.max(1e-3, highest));
    XYChart right = panel(title, "score", scores, 1);
    return Png.draw(
        2 * WIDTH,
        HEIGHT,
        g -> {
          left.paint(g, WIDTH, HEIGHT);
          g.translate(WIDTH, 0);
          right.paint(g, WIDTH, HEIGHT);
        });
  }

  private static XYChart panel(String title, String unit, List<Curve> curves, double highest) {
    XYChart chart = Charts.chart(WIDTH, HEIGHT, title, "epoch", unit);
    int epochs = curves.stream().mapToInt(curve -> curve.values().size()).max().orElseThrow();
    chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.0##");
    double beside = Math.max(0.5, 0.02 * epochs); // so that no marker is cut off
    chart.getStyler().setXAxisMin(1 - beside).setXAxisMax(epochs + beside).setPlotMargin(0);
    chart.getStyler().setYAxisMin(-0.03 * highest).setYAxisMax(1.05 * highest);
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      double[] x = IntStream.rangeClosed(1, curve.values().size()).asDoubleStream().toArray();
      double[] y = curve.values().stream().mapToDouble(v -> v).toArray();
      XYSeries series = chart.addSeries(curve.name(), x, y);
      var colour = Charts.colour(i);
      series.setMarker(epochs > MOST_MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
      series.setMarkerColor(colour);
      series.setLineColor(colour).setLineStyle(new BasicStroke(2.2f));
    }
    return chart;
  }

  private static double highest(Curve curve) {
    return curve.values().stream().mapToDouble(v -> v).max().orElseThrow();
  }
}
