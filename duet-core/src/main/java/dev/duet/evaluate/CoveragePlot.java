package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy over coverage, a line a set of items. */
public final class CoveragePlot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 520;

  private CoveragePlot() {}

  /**
   * Draws all curves into one panel.
   *
   * @param curves by their names, in order; at least one
   */
  public static BufferedImage of(String title, Map<String, CoverageCurve> curves) {
    XYChart chart =
        Charts.chart(
            WIDTH, HEIGHT, title, "coverage (share of items answered, surest first)", "accuracy");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMax(1.02);
    chart.getStyler().setDecimalPattern("0.0#");
    curves.forEach((name, curve) -> add(chart, name, curve));
    return Png.draw(WIDTH, HEIGHT, g -> chart.paint(g, WIDTH, HEIGHT));
  }

  private static void add(XYChart chart, String name, CoverageCurve curve) {
    int series = chart.getSeriesMap().size();
    List<Double> shares =
        CoverageCurve.PERCENTS.stream().map(percent -> percent / 100.0).sorted().toList();
    XYSeries line = chart.addSeries(name, shares, shares.stream().map(curve::accuracyAt).toList());
    line.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Charts.colour(series));
    line.setLineColor(Charts.colour(series)).setLineStyle(new BasicStroke(2.2f));
  }
}
