/**
 * Reading what PyTorch's {@code torch.save} wrote. Such a file is a program for Python's pickle
 * machine; {@link dev.duet.weights.pickle.PyTorchCheckpoint} understands as much of it as named
 * tensors need, runs nothing, and refuses the rest.
 *
 * <p>Nothing here writes, and no class of Python has a counterpart here beyond dictionaries, lists,
 * tuples, numbers, strings and tensors.
 */
package dev.duet.weights.pickle;
