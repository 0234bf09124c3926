"""Photographs as telephones make them: written here by the libraries that telephones and other programs use."""

import json
import pathlib
import time

import PIL.Image
import pillow_heif
import pytest
from conftest import Paper

pillow_heif.register_heif_opener()

NORTH = {1: "N", 2: (55.0, 40.0, 12.0), 3: "E", 4: (12.0, 34.0, 8.0)}


def picture(path, **settings):
    """Two halves, the left one red and the right one blue, held sideways, with a place, a device and a creator written in."""
    # Each of its own size: what is the same in two photographs is one file.
    width = 2 * sum(path.suffix.encode())
    halves = PIL.Image.new("RGB", (width, 300), (200, 20, 20))
    halves.paste((20, 20, 200), (width // 2, 0, width, 300))
    exif = PIL.Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B], exif[0x8298] = "Vellfone", "V9", "Hanne Wickstead", "© The Vellmouth Signal"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update(NORTH)
    halves.save(path, exif=exif.tobytes(), **settings)
    return path


def developed(paper, name):
    """Waits until the server has made its sizes and crops."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        line = next(line for line in paper.run("photograph", "list", "--limit", "1000").splitlines() if name in line)
        if "being made" not in line:
            assert "renditions" in line and "no renditions" not in line, line
            return
        time.sleep(0.2)
    raise AssertionError(f"it was not developed: {line}")


@pytest.fixture(scope="module")
def empty():
    """A paper without stories, whose darkroom has nothing else to do."""
    paper = Paper()
    yield paper.serve()
    paper.remove()


@pytest.mark.parametrize("ending, settings", [("heic", {"quality": 80}), ("jpg", {"quality": 90}), ("webp", {}), ("tiff", {}), ("png", {})])
def test_a_telephones_picture_comes_upright_with_its_creator_and_without_its_place(empty, tmp_path, ending, settings):
    media = pathlib.Path(empty.folder) / "media"
    file = picture(tmp_path / f"harbour.{ending}", **settings)
    before = set(media.iterdir())
    taken = json.loads(empty.run("photograph", "add", str(file), "--alt", "Two halves.", "--json"))
    assert taken["outcome"] == "created" and taken["creator"] == "Hanne Wickstead", taken
    developed(empty, taken["id"])
    made = [file for file in set(media.iterdir()) - before if file.is_file()]
    mine = [file for file in made if b"Hanne Wickstead" in file.read_bytes()]
    assert {file.suffix for file in mine} >= {".avif", ".webp", ".jpg"}
    for file in mine:
        data = file.read_bytes()
        assert b"Vellfone" not in data and b"GPS" not in data, file.name
        if file.suffix == ".jpg":
            # Upright: the red half, which the camera saw on the left, is above.
            image = PIL.Image.open(file).convert("RGB")
            red, _, blue = image.getpixel((image.width // 2, image.height // 10))
            assert red > 150 > 80 > blue, (file.name, image.size)
