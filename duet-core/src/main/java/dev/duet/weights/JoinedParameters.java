package dev.duet.weights;

import ai.djl.ndarray.NDArray;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The parameters of several models as those of one: a parameter is called by its part, a dot, and
 * its name there. What is put here is put there.
 *
 * @param parts by their names, in which there is no dot
 */
public record JoinedParameters(Map<String, Parameters> parts) implements ParameterSet {

  /** Copies the map. */
  public JoinedParameters {
    parts = Map.copyOf(parts);
  }

  /** What parameters of a part are called here. */
  public static List<String> names(String part, Collection<String> names) {
    return names.stream().map(name -> part + "." + name).toList();
  }

  @Override
  public NDArray get(String name) {
    return part(name).get(below(name));
  }

  @Override
  public void put(String name, Tensor tensor) {
    part(name).put(below(name), tensor);
  }

  private Parameters part(String name) {
    Parameters part = parts.get(name.substring(0, Math.max(0, name.indexOf('.'))));
    if (part == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return part;
  }

  private static String below(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
