/**
 * Named tensors: reading and writing them in the file formats that hold trained weights, and the
 * {@link dev.duet.weights.Parameters} of a model in the memory of the tensor engine.
 *
 * <p>Nothing here knows what a tensor is for: architectures and their names live beside the models.
 */
package dev.duet.weights;
