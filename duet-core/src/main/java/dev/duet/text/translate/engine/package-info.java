/**
 * The engines behind {@link dev.duet.text.translate.Translator}: {@link
 * dev.duet.text.translate.engine.Apertium} as processes beside ours, LibreTranslate, Google, DeepL
 * and a server of Apertium over HTTP.
 *
 * <p>What an engine needs, and how it fails, is known here only. Connections are opened by {@code
 * dev.duet.fetch}.
 */
package dev.duet.text.translate.engine;
