package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A reliability diagram (Guo et al., 2017): accuracy in each bin of confidence against the diagonal
 * of perfect calibration, and below it how many items each bin holds.
 */
public final class ReliabilityPlot {
  private static final int WIDTH = 640;
  private static final int DIAGRAM = 560;
  private static final int HISTOGRAM = 260;

  /** XChart writes no tick at the very end of an axis, so axes go a little further. */
  private static final double MARGIN = 0.02;

  private static final BasicStroke THIN = new BasicStroke(1.2f);

  private ReliabilityPlot() {}

  /** Draws both parts under a title, with the ECE beside it. */
  public static BufferedImage of(Evaluation evaluation, String title) {
    XYChart diagram = diagram(evaluation, title);
    XYChart histogram = histogram(evaluation);
    return Png.draw(
        WIDTH,
        DIAGRAM + HISTOGRAM,
        g -> {
          diagram.paint(g, WIDTH, DIAGRAM);
          g.translate(0, DIAGRAM);
          histogram.paint(g, WIDTH, HISTOGRAM);
        });
  }

  private static XYChart diagram(Evaluation evaluation, String title) {
    String heading = String.format(Locale.ROOT, "%s (ECE %.3f)", title, evaluation.ece());
    XYChart chart = Charts.chart(WIDTH, DIAGRAM, heading, "", "accuracy");
    unitAxis(chart);
    chart.getStyler().setYAxisMin(-MARGIN).setYAxisMax(1 + MARGIN);
    bars(chart, "accuracy in the bin", evaluation.reliability(), ReliabilityBin::accuracy);
    XYSeries ideal =
        chart.addSeries("perfectly calibrated", new double[] {0, 1}, new double[] {0, 1});
    ideal.setMarker(SeriesMarkers.NONE).setLineColor(Charts.INK).setLineStyle(Charts.DASHED);
    return chart;
  }

  private static XYChart histogram(Evaluation evaluation) {
    XYChart chart =
        Charts.chart(WIDTH, HISTOGRAM, "", "confidence (top probability)", "share of items");
    unitAxis(chart);
    double n = evaluation.n();
    double largest =
        evaluation.reliability().stream().mapToDouble(bin -> bin.count() / n).max().orElseThrow();
    chart.getStyler().setYAxisMin(-MARGIN * largest).setYAxisMax((1 + 4 * MARGIN) * largest);
    chart.getStyler().setLegendVisible(false);
    bars(chart, "items", evaluation.reliability(), bin -> bin.count() / n);
    return chart;
  }

  private static void unitAxis(XYChart chart) {
    chart.getStyler().setXAxisMin(-MARGIN).setXAxisMax(1 + MARGIN).setDecimalPattern("0.0#");
    chart.getStyler().setPlotMargin(0);
  }

  private static void bars(
      XYChart chart,
      String name,
      List<ReliabilityBin> bins,
      ToDoubleFunction<ReliabilityBin> height) {
    Color colour = Charts.COLOURS.get(0);
    XYSeries series =
        Charts.bars(
            chart,
            name,
            bins.stream().mapToDouble(ReliabilityBin::lower).toArray(),
            bins.stream().mapToDouble(ReliabilityBin::upper).toArray(),
            bins.stream().mapToDouble(height).toArray());
    series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
    series.setLineColor(colour).setLineStyle(THIN);
  }
}
