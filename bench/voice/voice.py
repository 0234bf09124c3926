"""How long after its publication a story of 760 words can be heard: voice.py PROGRAM [VOICES].

Serves a newsroom of its own with the voices that are installed (or a table of them), publishes the story through the running
server, and asks for its page until the player is there and its file comes. The story is invented here.
"""

import datetime
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

SENTENCES = [
    "The council of Vellmouth voted on Tuesday to rebuild the northern flood wall by the end of {year}.",
    "The work will cost ${cost} million, about {share}% of the town's budget, and take {months} months.",
    "“We have waited since 1998,” said Mayor Ada Example, who took office on Feb. 12.",
    "The wall is 2.5 km (1.6 miles) long and has been repaired {times} times since the storm.",
    "Engineers from the U.S. and Ukraine looked at it in April and found cracks in every section.",
    "Gov. Ben Example said that the county would pay for the pumps if the town paid for the rest.",
    "Some {homes} homes stand behind it, and a school that was built between 1971 and 1974.",
    "Opponents of the plan want the river to have more room instead, and say that a wall only moves the water.",
]


def story(words=760):
    paragraphs, count, number = [], 0, 0
    while count < words:
        sentences = [
            SENTENCES[(number + index) % len(SENTENCES)].format(
                year=2027 + number % 5, cost=4 + number, share=3 + number, months=10 + number, times=2 + number, homes=1200 + 31 * number)
            for index in range(3)
        ]
        number += 3
        paragraph = " ".join(" ".join(sentences).split()[: words - count])
        count += len(paragraph.split())
        paragraphs.append(paragraph.rstrip(".,") + ".")
    # Imports are read aloud only while they are fresh.
    published = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Vellmouth votes for a flood wall",
            "datePublished": published.isoformat(timespec="seconds"), "author": [{"@type": "Person", "name": "Ada Example"}]}
    return (f'<!DOCTYPE html><html lang="en"><head><title>Vellmouth votes for a flood wall</title><script type="application/ld+json">'
            f'{json.dumps(data)}</script></head><body><article><h1>Vellmouth votes for a flood wall</h1>{body}</article></body></html>')


def get(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read()
    except urllib.error.HTTPError:
        return b""


def main(program, voices=""):
    folder = tempfile.mkdtemp(prefix="broadsheet-bench-voice-")
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    flags = ["--data", folder] + (["--voices", voices] if voices else [])
    server = subprocess.Popen([program, "serve", *flags, "--site-port", str(port), "--desk-port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        next(line for line in server.stdout if "http://" in line)
        page = pathlib.Path(folder) / "story.html"
        page.write_text(story())
        time.sleep(5)  # The server has looked for its voices; nothing else is going on.
        subprocess.run([program, "import", "--publish", str(page), "--data", folder], check=True, stdout=subprocess.DEVNULL)
        published = time.monotonic()
        address = f"http://127.0.0.1:{port}"
        sound = None
        while not sound:
            if time.monotonic() - published > 300:
                sys.exit("voice: nothing could be heard after five minutes; is a voice installed (bin/setup voice)?")
            time.sleep(0.1)
            slug = re.search(rb'href="(/vellmouth[^"]*/)"', get(address + "/"))
            sound = slug and re.search(rb'src="(/media/[0-9a-f]+\.opus)"', get(address + slug[1].decode()))
        size = len(get(address + sound[1].decode()))
        seconds = int(re.search(rb'data-seconds="(\d+)"', get(address + slug[1].decode()))[1])
        print(f"voice: a story of 760 words could be heard {time.monotonic() - published:.1f} s after it was published"
              f" ({seconds} s of sound, {size // 1000} kB of Opus)")
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
