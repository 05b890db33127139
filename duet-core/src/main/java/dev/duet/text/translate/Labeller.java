package dev.duet.text.translate;

import dev.duet.emotion.Emotion;
import java.util.List;
import java.util.function.Function;

/**
 * A classifier that must read the same emotion in a variant as in its source.
 *
 * @param name tells classifiers apart, so that the answers of one are never taken for another's
 * @param labels of texts, in their order
 */
public record Labeller(String name, Function<List<String>, List<Emotion>> labels) {}
