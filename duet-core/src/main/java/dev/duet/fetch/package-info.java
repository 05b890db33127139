/**
 * Files from elsewhere, fetched once, on request only: {@link dev.duet.fetch.Download} resumes,
 * retries and checks, {@link dev.duet.fetch.Unzip} unpacks with limits.
 *
 * <p>This is the one package that opens connections. What is fetched, and that the user agreed, is
 * the business of the callers.
 */
package dev.duet.fetch;
