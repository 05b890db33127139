package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How systems do as conditions get worse: a line a system over conditions in their order. */
public final class ConditionPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 520;

  /** As many marks as systems of one colour can be told apart by. */
  private static final List<Marker> MARKERS =
      List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

  private ConditionPlot() {}

  /**
   * One system.
   *
   * @param values of every condition, in [0, 1]
   */
  public record Line(String name, List<Double> values) {}

  /**
   * Draws all lines into one panel, their names beside it.
   *
   * @param axis what is measured
   * @param conditions for example {@code clean, 20 dB, 10 dB}; at least one
   * @param lines at least one; names differ
   */
  public static BufferedImage of(
      String title, String axis, List<String> conditions, List<Line> lines) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("")
            .yAxisTitle(axis)
            .build();
    CategoryStyler style = chart.getStyler();
    Charts.style(style, title, WIDTH);
    style.setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
    style.setOverlapped(true); // or each line would be shifted beside the others
    style.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
    double least = lines.stream().mapToDouble(ConditionPlot::least).min().orElseThrow();
    style.setYAxisMin(Math.max(0, Math.floor(10 * least - 0.5) / 10)).setYAxisMax(1.0);
    style.setYAxisDecimalPattern("0.00");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      CategorySeries series = chart.addSeries(line.name(), conditions, line.values());
      // Where colours begin anew, marks and strokes differ.
      int round = i / Charts.COLOURS.size();
      series.setMarker(MARKERS.get(round % MARKERS.size())).setMarkerColor(Charts.colour(i));
      series.setLineColor(Charts.colour(i));
      series.setLineStyle(round == 0 ? new BasicStroke(2.2f) : Charts.DASHED);
    }
    return Png.draw(WIDTH, HEIGHT, g -> chart.paint(g, WIDTH, HEIGHT));
  }

  private static double least(Line line) {
    return line.values().stream().mapToDouble(v -> v).min().orElseThrow();
  }
}
