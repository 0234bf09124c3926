"""Draws how cost grows with the archive, from the figures that `scale.py --figures FILE` has kept.

Usage: growth.py FIGURES PICTURE.svg
"""

import json
import math
import pathlib
import sys

# What is drawn, from above: its name among the figures, and in the picture.
DRAWN = [
    ("start to first page", "start to the first page"),
    ("on all nine pages", "publish, on nine pages"),
    ("a search", "a search"),
    ("acknowledged", "publish, acknowledged"),
    ("a story's page from the store", "a story's page from the store"),
]
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 230, 64, 52
# The nearest that two names may stand.
LINE = 19
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #131715 }
.title { font-weight: 600; font-size: 16px } .soft { fill: #565d59; font-size: 13px }
.grid { stroke: #d3d8d4 } path { fill: none; stroke: #0b5a45; stroke-width: 2 } circle { fill: #0b5a45 } .paper { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #e6ebe8 } .soft { fill: #a3aca7 } .grid { stroke: #38403c } path { stroke: #6fc7a8 } circle { fill: #6fc7a8 }
  .paper { fill: #131715 }
}
"""


def amount(number):
    return f"{number:,}" if number >= 1 else f"{number:g}"


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def spread(places):
    """The places of names from above, moved apart where they would stand on one another."""
    for _ in range(50):
        for one, next_one in zip(range(len(places)), range(1, len(places))):
            over = LINE - (places[next_one] - places[one])
            if over > 0:
                places[one] -= over / 2
                places[next_one] += over / 2
    return places


def picture(figures):
    lines = [(label, {int(size): value[0] for size, value in figures[name].items()}) for name, label in DRAWN if name in figures]
    if not lines:
        raise SystemExit("growth.py: the figures have nothing that is drawn")
    sizes = sorted({size for _, points in lines for size in points})
    if len(sizes) < 2:
        raise SystemExit("growth.py: one size alone does not grow")
    values = [value for _, points in lines for value in points.values()]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))

    def x(size):
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])

    def y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * math.log(value / low) / math.log(high / low)

    drawn = [f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
             f'<text class="title" x="{LEFT}" y="26">How cost grows with the archive</text>',
             f'<text class="soft" x="{LEFT}" y="46">Milliseconds, medians; both scales are logarithmic: a flat line costs the same</text>']
    step = low
    while step <= high:
        drawn.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(step):.1f}" y2="{y(step):.1f}"/>'
                     f'<text class="soft" x="{LEFT - 8}" y="{y(step) + 4:.1f}" text-anchor="end">{amount(step)}</text>')
        step *= 10
    for size in sizes:
        drawn.append(f'<text class="soft" x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{amount(size)}</text>')
    drawn.append(f'<text class="soft" x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">stories</text>')
    lines.sort(key=lambda line: -line[1][max(line[1])])
    names = spread([y(points[max(points)]) for _, points in lines])
    for (label, points), place in zip(lines, names):
        way = " ".join(f"{'L' if number else 'M'}{x(size):.1f} {y(points[size]):.1f}" for number, size in enumerate(sorted(points)))
        drawn.append(f'<path d="{way}"/>' + "".join(f'<circle cx="{x(size):.1f}" cy="{y(points[size]):.1f}" r="3.5"/>' for size in points))
        drawn.append(f'<text x="{WIDTH - RIGHT + 12}" y="{place + 5:.1f}">{escaped(label)}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
            f'aria-label="How cost grows with the archive"><style>{STYLE}</style>' + "\n".join(drawn) + "</svg>\n")


figures, file = (pathlib.Path(name) for name in sys.argv[1:3])
file.write_text(picture(json.loads(figures.read_text())))
