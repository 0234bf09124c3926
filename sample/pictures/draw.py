#!/usr/bin/env python3
"""Draws the sample paper's pictures: `draw.py [NAME…]` writes NAME.jpg beside this file, all of them without a name.

Needs Pillow and numpy. Every scene has its own seed, so the same versions of both give the same pictures.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

import harbour
import still
import town
from press import finished

# In bytes. A grainy picture gives up a little quality for it.
LARGEST_FILE = 176_000

SCENES = {
    "harbour-ferry": (11, harbour.harbour_ferry),
    "storm-breakwater": (23, harbour.storm_breakwater),
    "night-ward": (31, still.night_ward),
    "town-hall": (41, town.town_hall),
    "flood-gauge": (53, still.flood_gauge),
    "terraces-dusk": (61, town.terraces_dusk),
    "cannery-cranes": (71, harbour.cannery_cranes),
    "saltings-floodlights": (83, town.saltings_floodlights),
    "archive-shelf": (97, still.archive_shelf),
}


def main(names):
    for name in names or SCENES:
        if name not in SCENES:
            sys.exit(f"draw.py: no picture is called {name}; there are {', '.join(SCENES)}")
        seed, scene = SCENES[name]
        random = np.random.default_rng(seed)
        picture = finished(scene(random), random)
        path = Path(__file__).with_name(f"{name}.jpg")
        image = Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))
        for quality in range(80, 60, -1):
            image.save(path, quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= LARGEST_FILE:
                break
        print(f"{path.name}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])