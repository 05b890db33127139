package dev.duet.bundle;

import dev.duet.fusion.Evidence;
import dev.duet.voice.SpeakerProfile;

/**
 * What was heard of somebody who is known.
 *
 * @param evidence of what the utterance was like
 * @param speaker what is known of them after it
 */
public record HeardVoice(Evidence evidence, SpeakerProfile speaker) {}
