/**
 * What comes over a network, on request only: {@link dev.duet.fetch.Download} fetches files,
 * resumes, retries and checks, {@link dev.duet.fetch.Delivery} puts what is on this disk where a
 * download would have put it, {@link dev.duet.fetch.Unzip} unpacks with limits, {@link
 * dev.duet.fetch.JsonService} asks a service.
 *
 * <p>This is the one package that opens connections. What is fetched or sent, and that the user
 * agreed, is the business of the callers.
 */
package dev.duet.fetch;
