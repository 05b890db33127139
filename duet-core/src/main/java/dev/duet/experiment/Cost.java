package dev.duet.experiment;

/**
 * What a contender costs.
 *
 * @param parameters of all its models together
 * @param milliseconds of one prediction, from decoded recording and words to the answer: the median
 *     over several utterances on one thread
 */
record Cost(long parameters, double milliseconds) {}
