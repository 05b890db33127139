"""librosa's side of duet-bench/side-by-side: times calls on clips and prints one JSON object.

Arguments: a file of little-endian float32 clips, the samples of a clip, the sample rate in Hz.
"""

import json
import platform
import random
import statistics
import sys
import time

import librosa
import numpy as np
import scipy
import soxr

WARM_UP_SECONDS = 2
ITERATIONS = 5


def effects(rate):
    """What is measured, by the names of Duet's EffectBenchmark."""
    draw = random.Random(1)
    noise = np.random.default_rng(1)

    def white(y):
        added = noise.standard_normal(len(y), dtype=np.float32)
        return y + added * np.float32(np.sqrt(np.mean(y**2) / np.mean(added**2)) * 10 ** (-15 / 20))

    def speed(y, factor):
        return librosa.resample(y, orig_sr=rate * factor, target_sr=rate)

    return {
        "timeStretchSlower": lambda y: librosa.effects.time_stretch(y, rate=0.8),
        "timeStretchFaster": lambda y: librosa.effects.time_stretch(y, rate=1.25),
        "pitchShiftUp": lambda y: librosa.effects.pitch_shift(y, sr=rate, n_steps=2),
        "pitchShiftDown": lambda y: librosa.effects.pitch_shift(y, sr=rate, n_steps=-2),
        "pitchShiftRandom": lambda y: librosa.effects.pitch_shift(
            y, sr=rate, n_steps=draw.uniform(-2, 2)
        ),
        "speed": lambda y: speed(y, 1.1),
        "speedRandom": lambda y: speed(y, draw.uniform(0.9, 1.1)),
        "resample16000": lambda y: librosa.resample(y, orig_sr=rate, target_sr=16000),
        "whiteNoise": white,
        "melSpectrogram": lambda y: librosa.feature.melspectrogram(y=y, sr=rate),
        "mfcc": lambda y: librosa.feature.mfcc(y=y, sr=rate, n_mfcc=40),
        "chroma": lambda y: librosa.feature.chroma_stft(y=y, sr=rate),
        "f0": lambda y: librosa.yin(y, fmin=65, fmax=2093, sr=rate),
    }


def run(call, clips, seconds):
    """Mean milliseconds of processor time of a call, in so many seconds, the clips in turn."""
    calls = 0
    end = time.perf_counter() + seconds
    start = time.thread_time()
    while time.perf_counter() < end or calls == 0:
        call(clips[calls % len(clips)])
        calls += 1
    return 1e3 * (time.thread_time() - start) / calls


def main():
    clips = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, int(sys.argv[2]))
    milliseconds = {}
    for name, call in effects(int(sys.argv[3])).items():
        run(call, clips, WARM_UP_SECONDS)
        milliseconds[name] = statistics.median(run(call, clips, 1) for _ in range(ITERATIONS))
    versions = {
        "Python": platform.python_version(),
        "librosa": librosa.__version__,
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "soxr": soxr.__version__,
    }
    json.dump({"versions": versions, "milliseconds": milliseconds}, sys.stdout)


main()
