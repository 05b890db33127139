/**
 * Weights that others published, fetched once and kept: {@link dev.duet.store.Catalogue} says what
 * there is, {@link dev.duet.store.ModelStore} finds, fetches, verifies and removes it.
 *
 * <p>Nothing is fetched but the files that the catalogue names, each held to its SHA-256. What is
 * in the files is the business of those who read them.
 */
package dev.duet.store;
