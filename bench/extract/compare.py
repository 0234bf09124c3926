"""Prints how our reading of saved pages and trafilatura's compare on the same pages, by the same scorer.

usage: compare.py --data FOLDER --command "PROGRAM ARGUMENTS" [--peer-cache FILE] [--worst SET]

PROGRAM gets page files as arguments and prints a JSON object a line: path, headline, byline[], published, text.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import tempfile
import unicodedata

import scoring
import sets

PEERS = {
    "trafilatura": {},
    "trafilatura precision": {"favor_precision": True},
    "trafilatura recall": {"favor_recall": True},
}
BODY_SETS = {"scrapinghub": sets.scrapinghub, "readability": sets.readability, "fundus": sets.fundus, "newspaper": sets.newspaper}


def ours(command, pages):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, page in enumerate(pages):
            paths.append(os.path.join(folder, f"{number}.html"))
            with open(paths[-1], "wb") as file:
                file.write(page.content)
        run = subprocess.run(shlex.split(command) + paths, capture_output=True, check=False)
        stories = {}
        for line in run.stdout.decode("utf-8").splitlines():
            story = json.loads(line)
            stories[story["path"]] = story
        if not stories:
            raise SystemExit(f"{command} printed nothing: {run.stderr.decode('utf-8', 'replace')[:500]}")
        return [stories.get(path, {}) for path in paths]


def peer(pages, options):
    import trafilatura

    results = []
    for page in pages:
        document = trafilatura.bare_extraction(page.content, include_comments=False, with_metadata=True, **options)
        text = trafilatura.extract(page.content, include_comments=False, **options)
        story = {"text": text or ""}
        if document:
            story |= {"headline": document.title, "published": document.date}
            story["byline"] = [name.strip() for name in (document.author or "").split(";") if name.strip()]
        results.append(story)
    return results


def words(text):
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text or "")).strip().casefold()


def print_bodies(title, pages, results):
    print(f"\n{title}: {len(pages)} pages; precision, recall and F1 of the text; F1 of the tuned and the held-out half")
    for name, stories in results.items():
        outcomes = [scoring.outcome(page.text, story.get("text", "")) for page, story in zip(pages, stories)]
        precision, recall, f1 = scoring.figures(outcomes)
        halves = [
            scoring.figures([out for page, out in zip(pages, outcomes) if page.is_tuned_on == tuned])[2] for tuned in (True, False)
        ]
        print(f"  {name:24} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}   tuned {halves[0]:.4f}  held out {halves[1]:.4f}")


def headline_right(page, story):
    return words(page.gold["title"]) == words(story.get("headline"))


def headline_near(page, story):
    """Four words in five in common: pages give one story several headlines, and each gold took one of them."""
    gold, ours = set(words(page.gold["title"]).split()), set(words(story.get("headline")).split())
    return len(gold & ours) >= 0.8 * len(gold | ours)


def date_right(page, story):
    return (page.gold["publishing_date"] or "")[:10] == day(story.get("published"), page.gold["publishing_date"])


def day(published, like):
    """The day of an instant in the zone in which the gold prints it; a bare day stays what it is."""
    from datetime import datetime

    if not published or "T" not in published:
        return published
    instant = datetime.fromisoformat(published.replace("Z", "+00:00"))
    gold = datetime.fromisoformat(like) if like else instant
    return instant.astimezone(gold.tzinfo).date().isoformat() if gold.tzinfo else instant.date().isoformat()


def authors_right(page, story):
    return {words(name) for name in page.gold["authors"]} == {words(name) for name in story.get("byline") or []}


def print_metadata(pages, results):
    print(f"\nfundus: {len(pages)} pages; headline, day of publication and the whole set of authors right")
    for name, stories in results.items():
        line = []
        for label, key, right in [
            ("headline", "title", headline_right), ("nearly", "title", headline_near), ("day", "publishing_date", date_right), ("authors", "authors", authors_right),
        ]:
            asked = [(page, story) for page, story in zip(pages, stories) if page.gold.get(key)]
            count = sum(right(page, story) for page, story in asked)
            line.append(f"{label} {count / len(asked):.1%} of {len(asked)}")
        print(f"  {name:24} " + "   ".join(line))


def print_snippets(pages, results):
    print(f"\ntrafilatura's own pages: {len(pages)}; share of the passages that must be there, and of those that must not, right")
    for name, stories in results.items():
        right = [0, 0]
        asked = [0, 0]
        for page, story in zip(pages, stories):
            text = words(story.get("text"))
            for side, key in enumerate(("with", "without")):
                for passage in page.gold.get(key) or []:
                    asked[side] += 1
                    right[side] += (words(passage) in text) == (side == 0)
        true_positive, false_positive = right[0], asked[1] - right[1]
        precision = true_positive / max(1, true_positive + false_positive)
        recall = true_positive / max(1, asked[0])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {name:24} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--command", required=True)
    parser.add_argument("--peer-cache", help="keep trafilatura's answers in this file between runs (for tuning)")
    parser.add_argument("--sets", default="scrapinghub,readability,fundus,newspaper,trafilatura")
    parser.add_argument("--worst", help="print this set's pages from the worst, with our outcome")
    options = parser.parse_args()

    cache = {}
    if options.peer_cache and os.path.exists(options.peer_cache):
        cache = json.load(open(options.peer_cache, encoding="utf-8"))
    for name in options.sets.split(","):
        pages = (BODY_SETS | {"trafilatura": sets.trafilatura})[name](options.data)
        results = {"broadsheet": ours(options.command, pages)}
        for label, settings in PEERS.items():
            key = f"{name} {label}"
            if key not in cache:
                cache[key] = peer(pages, settings)
            results[label] = cache[key]
        if name == "trafilatura":
            print_snippets(pages, results)
        else:
            print_bodies(name, pages, results)
        if name == "fundus":
            print_metadata(pages, results)
        if options.worst == name:
            print_worst(pages, results)
    if options.peer_cache:
        json.dump(cache, open(options.peer_cache, "w", encoding="utf-8"))


def print_worst(pages, results):
    rows = []
    for number, page in enumerate(pages):
        mine = scoring.figures([scoring.outcome(page.text, results["broadsheet"][number].get("text", ""))])
        theirs = scoring.figures([scoring.outcome(page.text, results["trafilatura"][number].get("text", ""))])
        rows.append((mine[2], theirs[2], mine[0], mine[1], page.is_tuned_on, page.name))
    for mine, theirs, precision, recall, tuned, name in sorted(rows)[:40]:
        print(f"    {mine:.3f} (peer {theirs:.3f})  P {precision:.3f} R {recall:.3f}  {'tuned ' if tuned else 'held  '} {name}")


if __name__ == "__main__":
    main()
