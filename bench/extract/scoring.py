"""How an extracted text is held against the gold.

The metric is the one that the article-extraction-benchmark publishes (Zyte, formerly Scrapinghub, evaluate.py): shingles of
four word tokens as a multiset, true and false positives and false negatives normalised to one a page, precision and recall
averaged over the pages on which each is defined, F1 from the two averages.
"""

import re
from collections import Counter

WORD = re.compile(r"\w+")


def shingles(text, size=4):
    words = WORD.findall(text or "")
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))


def outcome(gold, extracted):
    """True positives, false positives and false negatives of one page, as shares that sum to one (or are all nought)."""
    wanted, given = shingles(gold), shingles(extracted)
    hit = sum((wanted & given).values())
    counts = (hit, sum(given.values()) - hit, sum(wanted.values()) - hit)
    whole = sum(counts)
    return tuple(count / whole for count in counts) if whole else (0.0, 0.0, 0.0)


def ratio(hit, missed, other):
    if missed == 0 and other == 0:
        return 1.0
    return hit / (hit + missed) if hit else 0.0


def figures(outcomes):
    """Precision, recall and F1 over pages."""
    precisions = [ratio(hit, wrong, missing) for hit, wrong, missing in outcomes if hit + wrong > 0]
    recalls = [ratio(hit, missing, wrong) for hit, wrong, missing in outcomes if hit + missing > 0]
    if not precisions or not recalls:
        return 0.0, 0.0, 0.0
    precision = sum(precisions) / len(precisions)
    recall = sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
