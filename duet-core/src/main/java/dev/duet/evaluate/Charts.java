package dev.duet.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all figures share. */
public final class Charts {
  /** Okabe and Ito's colours, told apart by the colour-blind too. */
  public static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  /** Of letters and lines. */
  public static final Color INK = new Color(0x222222);

  static final Color GRID = new Color(0xE3E6EA);

  static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0);

  private Charts() {}

  /** The colour of a series; they begin anew where there are no more. */
  static Color colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  static XYChart chart(int width, int height, String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler(), title, width);
    chart.getStyler().setPlotContentSize(1);
    return chart;
  }

  /** The look of a chart with axes under a title, of a width in pixels. */
  static void style(AxesChartStyler style, String title, int width) {
    style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    style.setChartFontColor(INK).setChartTitleBoxVisible(false).setChartPadding(14);
    style.setChartTitleFont(titleFont(title, width));
    style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE).setLegendFont(plain(13)).setLegendPadding(14);
    style.setChartTitlePadding(12);
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    style.setAxisTickLabelsFont(plain(13));
    style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1f));
    style.setPlotBorderColor(INK);
  }

  /** Bold, and as large as the title leaves room for within a width in pixels. */
  public static Font titleFont(String title, int width) {
    float fitting = 1.45f * width / Math.max(1, title.length());
    return new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(Math.min(17, fitting));
  }

  /** Adjoining bars: the edges and heights of each, drawn as one filled outline. */
  static XYSeries bars(
      XYChart chart, String name, double[] lower, double[] upper, double[] heights) {
    double[] x = new double[4 * heights.length];
    double[] y = new double[4 * heights.length];
    for (int i = 0; i < heights.length; i++) {
      x[4 * i] = lower[i];
      x[4 * i + 1] = lower[i];
      x[4 * i + 2] = upper[i];
      x[4 * i + 3] = upper[i];
      y[4 * i + 1] = heights[i];
      y[4 * i + 2] = heights[i];
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }
}
