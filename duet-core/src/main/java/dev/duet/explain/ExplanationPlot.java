package dev.duet.explain;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.feature.LogMel;
import dev.duet.audio.resample.Resampler;
import dev.duet.evaluate.Charts;
import dev.duet.evaluate.Png;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * An explanation as a picture: the log-mel spectrogram in grey, coloured where a span moved the
 * answer, how far as bars below it, and the words beneath in the same two colours. Sound and words
 * share one scale, so that the deepest colour is what moved the answer most.
 */
public final class ExplanationPlot {
  private static final int WIDTH = 1000;
  private static final int LEFT = 70;
  private static final int RIGHT = 60;
  private static final int SPAN_WIDTH = WIDTH - LEFT - RIGHT;
  private static final int TOP = 84;
  private static final int MEL_HEIGHT = 240;
  private static final int BARS_HEIGHT = 100;
  private static final int AXIS_HEIGHT = 62;
  private static final int LINE_HEIGHT = 38;
  private static final int BOTTOM = 16;

  private static final int BANDS = 80;
  private static final int MOST_TICKS = 12;
  private static final double DEEPEST = 0.6;

  /** What moves the probability less shall not look as if it mattered. */
  private static final double LEAST_SCALE = 0.02;

  private static final Color FOR = Charts.COLOURS.get(1);
  private static final Color AGAINST = Charts.COLOURS.get(0);
  private static final Font WORD = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
  private static final Font AXIS = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private final Graphics2D g;
  private final Explanation explanation;
  private final double largest;

  private ExplanationPlot(Graphics2D g, Explanation explanation) {
    this.g = g;
    this.explanation = explanation;
    DoubleStream all =
        DoubleStream.concat(
            explanation.words().stream().mapToDouble(WordContribution::contribution),
            explanation.spans().stream().mapToDouble(SpanContribution::contribution));
    this.largest = Math.max(LEAST_SCALE, all.map(Math::abs).max().orElse(0));
  }

  /**
   * Draws an explanation.
   *
   * @param sound that was heard, if any
   */
  public static BufferedImage of(Explanation explanation, Optional<Waveform> sound) {
    Optional<Waveform> heard = sound.filter(s -> !explanation.spans().isEmpty());
    int words = heard.isPresent() ? TOP + MEL_HEIGHT + BARS_HEIGHT + AXIS_HEIGHT : TOP;
    int lines = Png.measure(g -> new ExplanationPlot(g, explanation).words(words));
    return Png.draw(
        WIDTH, words + lines + BOTTOM, g -> new ExplanationPlot(g, explanation).draw(heard, words));
  }

  private void draw(Optional<Waveform> heard, int words) {
    title();
    heard.ifPresent(this::sound);
    words(words);
  }

  private void title() {
    String title =
        String.format(
            Locale.ROOT, "Why %s (%.0f %%)", explanation.label(), 100 * explanation.probability());
    g.setColor(Charts.INK);
    g.setFont(Charts.titleFont(title, WIDTH));
    g.drawString(title, LEFT, 34);
    int x = key(LEFT, FOR, "speaks for " + explanation.label());
    key(x + 24, AGAINST, "speaks against it");
  }

  /** Explains a colour, and says where the next may be explained. */
  private int key(int x, Color colour, String meaning) {
    g.setColor(tint(colour, DEEPEST));
    g.fillRect(x, 50, 18, 14);
    g.setColor(Charts.INK);
    g.setFont(TICK);
    g.drawString(meaning, x + 26, 62);
    return x + 26 + g.getFontMetrics().stringWidth(meaning);
  }

  private void sound(Waveform sound) {
    double seconds = sound.seconds();
    g.drawImage(grey(sound), LEFT, TOP, SPAN_WIDTH, MEL_HEIGHT, null);
    int zero = TOP + MEL_HEIGHT + BARS_HEIGHT / 2;
    for (SpanContribution span : explanation.spans()) {
      int from = x(span.from(), seconds);
      int width = x(span.to(), seconds) - from;
      double share = span.contribution() / largest;
      g.setColor(tint(share > 0 ? FOR : AGAINST, DEEPEST * Math.abs(share)));
      g.fillRect(from, TOP, width, MEL_HEIGHT);
      g.setColor(share > 0 ? FOR : AGAINST);
      int height = (int) Math.round(Math.abs(share) * (BARS_HEIGHT / 2));
      g.fillRect(from, share > 0 ? zero - height : zero, width, height);
    }
    g.setColor(Charts.INK);
    g.drawLine(LEFT, zero, LEFT + SPAN_WIDTH, zero);
    g.drawRect(LEFT, TOP, SPAN_WIDTH, MEL_HEIGHT);
    g.drawRect(LEFT, TOP + MEL_HEIGHT, SPAN_WIDTH, BARS_HEIGHT);
    upright("mel bands", TOP + MEL_HEIGHT / 2);
    upright("points", zero);
    scale(zero);
    timeAxis(seconds);
  }

  /** What the tallest bar would mean, in hundredths of probability. */
  private void scale(int zero) {
    String most = String.format(Locale.ROOT, "%.1f", 100 * largest);
    g.setFont(TICK);
    int baseline = g.getFontMetrics().getAscent();
    int x = LEFT + SPAN_WIDTH + 6;
    g.drawString("+" + most, x, zero - BARS_HEIGHT / 2 + baseline);
    g.drawString("\u2212" + most, x, zero + BARS_HEIGHT / 2 - 2);
  }

  private void timeAxis(double seconds) {
    int y = TOP + MEL_HEIGHT + BARS_HEIGHT;
    double step = step(seconds);
    g.setFont(TICK);
    for (int i = 0; i * step <= seconds; i++) {
      int x = x(i * step, seconds);
      g.drawLine(x, y, x, y + 5);
      centred(Float.toString((float) (i * step)).replaceAll("\\.0$", ""), x, y + 20);
    }
    g.setFont(AXIS);
    centred("seconds", LEFT + SPAN_WIDTH / 2, y + 40);
  }

  /** The smallest of 0.1, 0.2, 0.5, 1, 2, 5, ... s that gives few enough ticks. */
  private static double step(double seconds) {
    double decade = 0.1;
    while (10 * decade * MOST_TICKS < seconds) {
      decade *= 10;
    }
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * decade * MOST_TICKS >= seconds) {
        return factor * decade;
      }
    }
    return 10 * decade;
  }

  /** The words on coloured grounds, line below line; returns the height of all of them. */
  private int words(int top) {
    g.setFont(WORD);
    FontMetrics metrics = g.getFontMetrics();
    int x = LEFT;
    int y = top;
    for (WordContribution word : explanation.words()) {
      int width = metrics.stringWidth(word.text());
      if (x > LEFT && x + width > LEFT + SPAN_WIDTH) {
        x = LEFT;
        y += LINE_HEIGHT;
      }
      double share = word.contribution() / largest;
      g.setColor(tint(share > 0 ? FOR : AGAINST, DEEPEST * Math.abs(share)));
      g.fillRoundRect(x - 4, y, width + 8, LINE_HEIGHT - 8, 6, 6);
      g.setColor(Charts.INK);
      g.drawString(word.text(), x, y + 21);
      x += width + 14;
    }
    return explanation.words().isEmpty() ? 0 : y + LINE_HEIGHT - top;
  }

  /** The spectrogram, a pixel a band and frame, or as many frames as there is room for. */
  private static BufferedImage grey(Waveform sound) {
    float[] mono = sound.toMono().samples();
    Matrix mel = LogMel.of(Resampler.resample(mono, sound.sampleRate(), LogMel.SAMPLE_RATE), BANDS);
    float loudest = Float.NEGATIVE_INFINITY;
    float softest = Float.POSITIVE_INFINITY;
    for (float value : mel.data()) {
      loudest = Math.max(loudest, value);
      softest = Math.min(softest, value);
    }
    int width = Math.min(mel.columns(), 2 * SPAN_WIDTH);
    BufferedImage image = new BufferedImage(width, BANDS, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      int frame = (int) ((long) x * mel.columns() / width);
      for (int band = 0; band < BANDS; band++) {
        float share = (mel.get(band, frame) - softest) / Math.max(1e-6f, loudest - softest);
        int grey = Math.round(250 - 200 * share);
        image.setRGB(x, BANDS - 1 - band, new Color(grey, grey, grey).getRGB());
      }
    }
    return image;
  }

  private static int x(double second, double seconds) {
    return LEFT + (int) Math.round(SPAN_WIDTH * Math.min(1, second / seconds));
  }

  private void centred(String text, int x, int baseline) {
    g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, baseline);
  }

  private void upright(String text, int y) {
    var turned = g.getTransform();
    g.setFont(AXIS);
    g.rotate(-Math.PI / 2, LEFT - 24, y);
    centred(text, LEFT - 24, y);
    g.setTransform(turned);
  }

  private static Color tint(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }
}
