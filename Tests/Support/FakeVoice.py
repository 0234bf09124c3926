"""A voice for tests: a tone as long as the text on standard input (0.05 s a character), as WAV on standard output."""

import array
import io
import math
import sys
import wave

period = array.array("h", (int(9000 * math.sin(index * math.pi / 20)) for index in range(40)))
samples = period * (len(sys.stdin.read().strip()) * 20)
sound = io.BytesIO()
with wave.open(sound, "wb") as out:
    out.setnchannels(1)
    out.setsampwidth(2)
    out.setframerate(16000)
    out.writeframes(samples.tobytes())
sys.stdout.buffer.write(sound.getvalue())
