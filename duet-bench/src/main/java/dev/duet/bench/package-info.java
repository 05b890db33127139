/**
 * How fast Duet is, beside its peers on the same clips in the same run. Nothing here is part of
 * what users run.
 */
package dev.duet.bench;
