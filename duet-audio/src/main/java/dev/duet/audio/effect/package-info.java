/** What changes a recording and leaves it sound: samples in, samples out. */
package dev.duet.audio.effect;
