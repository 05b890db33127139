package dev.duet.voice;

import ai.djl.ndarray.NDArray;

/**
 * A {@link FrameBatch} in the engine's memory.
 *
 * @param frames zero where padded, {@code [size, longest, features]}
 * @param mask one where a frame is real, zero where it is padding, {@code [size, longest]}
 * @param backwards for each frame the index of its mirror image in time; padding maps to itself
 */
record PaddedFrames(NDArray frames, NDArray mask, NDArray backwards) {}
