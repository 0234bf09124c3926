"""Reads a folder's texts aloud with a voice that is a Python package: speak.py VOICE LANGUAGE FOLDER, or VOICE --check LANGUAGE."""

import importlib.util
import pathlib
import sys
import wave

NANOTTS = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT"}


def hibari(language):
    if language != "en":
        sys.exit("hibari reads English only")
    from hibari import Hibari

    # "heart" is the voice inside the package: no other is ever fetched. One seed, so that one text is always one sound.
    voice = Hibari(voice="heart", threads=2)

    def speak(text, file):
        voice.save(text, str(file), seed=1)

    return speak


def nanotts(language):
    if language not in NANOTTS:
        sys.exit(f"nanotts does not read {language}")
    from py_nanotts import NanoTTS

    voice = NanoTTS()

    def speak(text, file):
        samples = voice.speak(text, voice=NANOTTS[language])
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(16000)
            out.writeframes(samples)

    return speak


def main(name, first, second):
    if first == "--check":
        # Loading a model takes seconds on a busy machine: that its package and its language are there is enough.
        module, languages = {"hibari": ("hibari", ["en"]), "nanotts": ("py_nanotts", NANOTTS)}[name]
        sys.exit(0 if importlib.util.find_spec(module) and second.split("-")[0].lower() in languages else 1)
    speak = {"hibari": hibari, "nanotts": nanotts}[name](first.split("-")[0].lower())
    for text in sorted(pathlib.Path(second).glob("[0-9]*.txt")):
        speak(text.read_text(encoding="utf-8").strip(), text.with_suffix(".wav"))


if __name__ == "__main__":
    main(*sys.argv[1:4])
