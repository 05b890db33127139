package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * What makes the embeddings of one modality: a model, or a table of what a model once said.
 *
 * @param <I> what it reads
 */
@FunctionalInterface
interface Tower<I> {

  /**
   * The embeddings of a batch, {@code [inputs, width]}.
   *
   * @param inputs at least one
   * @param manager owner of all arrays made here
   * @param training whether dropout applies
   */
  NDArray embed(List<I> inputs, NDManager manager, boolean training);
}
