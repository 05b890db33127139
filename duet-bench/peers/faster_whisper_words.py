"""faster-whisper's side of duet-bench/speech-side-by-side: hears the words of sounds that it is told of.

Arguments: the folder of a model, the number of threads. For each line of standard input, the name of a file of
little-endian float32 samples at 16 kHz, it prints one JSON object.
"""

import json
import os
import resource
import sys
import time

import ctranslate2
import faster_whisper
import numpy as np


def main():
    # Duet's own defaults: greedy, with the times of words, each window led by the words before.
    model = faster_whisper.WhisperModel(
        sys.argv[1],
        device="cpu",
        compute_type="float32",
        cpu_threads=int(sys.argv[2]),
        local_files_only=True,
    )
    answer(
        faster_whisper=faster_whisper.__version__,
        ctranslate2=ctranslate2.__version__,
        numpy=np.__version__,
    )
    for line in sys.stdin:
        sound = np.fromfile(line.rstrip("\n"), dtype="<f4")
        start, processor = time.perf_counter(), time.process_time()
        segments, _ = model.transcribe(sound, language="en", beam_size=1, word_timestamps=True)
        text = "".join(segment.text for segment in segments).strip()
        answer(
            text=text,
            seconds=time.perf_counter() - start,
            processorSeconds=time.process_time() - processor,
            residentBytes=resident(),
            peakBytes=1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        )


def resident():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def answer(**values):
    print(json.dumps(values), flush=True)


main()
