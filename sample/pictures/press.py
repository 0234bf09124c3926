"""What every scene is made with: noise, tone, stencils, reflections, and the press that prints them.

A picture is a float array of height × width × 3 in 0…1; a mask is height × width in 0…1.
"""

import numpy as np
from PIL import Image, ImageDraw

W, H = 1600, 1000
OVERSAMPLING = 2
Y, X = np.mgrid[0:H, 0:W].astype(np.float32)
U, V = X / W, Y / H


# --- tone and texture ---------------------------------------------------------------------------------------------


def rgb(code):
    """`rgb("1c2b3a")` → array of three floats."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def ramp(position, *stops):
    """Colours along `position` (an array in 0…1); `stops` are (place, code)."""
    places = [place for place, _ in stops]
    colours = np.array([rgb(code) for _, code in stops])
    return np.stack([np.interp(position, places, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def smooth(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def noise(random, cells_x, cells_y):
    """Smooth value noise in 0…1 with about so many cells across and down."""
    grid = random.random((int(cells_y) + 3, int(cells_x) + 3)).astype(np.float32)
    large = Image.fromarray(grid).resize((W, H), Image.BICUBIC)
    return np.clip(np.asarray(large), 0, 1)


def clouds(random, cells_x, cells_y, octaves=5, gain=0.55):
    """Fractal noise, stretched to fill 0…1."""
    total, weight = np.zeros((H, W), np.float32), 1.0
    for octave in range(octaves):
        total += weight * noise(random, min(cells_x * 2**octave, W / 2), min(cells_y * 2**octave, H / 2))
        weight *= gain
    return (total - total.min()) / (np.ptp(total) + 1e-6)


def line(random, cells, octaves=6, gain=0.5, length=W):
    """Fractal noise along a line, in 0…1."""
    total, weight, places = np.zeros(length, np.float32), 1.0, np.linspace(0, 1, length)
    for octave in range(octaves):
        count = int(cells * 2**octave) + 2
        values = random.random(count)
        at = places * (count - 1)
        left = np.minimum(at.astype(int), count - 2)
        t = at - left
        t = t * t * (3 - 2 * t)
        total += weight * (values[left] * (1 - t) + values[left + 1] * t)
        weight *= gain
    return (total - total.min()) / (np.ptp(total) + 1e-6)


def blur(array, radius_x, radius_y=None):
    """Gaussian blur by Fourier transform, with mirrored edges."""
    radius_y = radius_x if radius_y is None else radius_y
    if array.ndim == 3:
        return np.stack([blur(array[..., i], radius_x, radius_y) for i in range(array.shape[2])], -1)
    margin_x, margin_y = int(radius_x * 3) + 1, int(radius_y * 3) + 1
    margin_x, margin_y = min(margin_x, array.shape[1] - 1), min(margin_y, array.shape[0] - 1)
    padded = np.pad(array, ((margin_y, margin_y), (margin_x, margin_x)), mode="reflect")
    frequency_y = np.fft.fftfreq(padded.shape[0])[:, None]
    frequency_x = np.fft.rfftfreq(padded.shape[1])[None, :]
    kernel = np.exp(-2 * np.pi**2 * ((frequency_x * radius_x) ** 2 + (frequency_y * radius_y) ** 2))
    soft = np.fft.irfft2(np.fft.rfft2(padded) * kernel, s=padded.shape)
    return soft[margin_y : margin_y + array.shape[0], margin_x : margin_x + array.shape[1]].astype(np.float32)


# --- laying things on the picture ---------------------------------------------------------------------------------


def over(picture, colour, mask):
    """Lays a colour (code, three floats or a whole picture) on `picture` through `mask`."""
    colour = rgb(colour) if isinstance(colour, str) else colour
    mask = np.clip(mask, 0, 1)[..., None]
    return picture * (1 - mask) + colour * mask


def glow(picture, colour, strength):
    """Adds light: the more there is, the less is added (screen)."""
    colour = rgb(colour) if isinstance(colour, str) else colour
    return 1 - (1 - picture) * (1 - np.clip(strength, 0, 1)[..., None] * colour)


class Stencil:
    """Shapes drawn larger than the picture and reduced to a mask with soft edges."""

    def __init__(self):
        self.image = Image.new("L", (W * OVERSAMPLING, H * OVERSAMPLING), 0)
        self.pen = ImageDraw.Draw(self.image)

    @staticmethod
    def scale(points):
        return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]

    def polygon(self, *points, ink=255):
        self.pen.polygon(self.scale(points), fill=ink)
        return self

    def box(self, left, top, right, bottom, ink=255):
        return self.polygon((left, top), (right, top), (right, bottom), (left, bottom), ink=ink)

    def disc(self, x, y, radius_x, radius_y=None, ink=255):
        radius_y = radius_x if radius_y is None else radius_y
        self.pen.ellipse(self.scale([(x - radius_x, y - radius_y), (x + radius_x, y + radius_y)]), fill=ink)
        return self

    def stroke(self, *points, width=2.0, ink=255):
        self.pen.line(self.scale(points), fill=ink, width=max(1, round(width * OVERSAMPLING)), joint="curve")
        return self

    def mask(self):
        return np.asarray(self.image.resize((W, H), Image.BOX), np.float32) / 255


def below(profile, softness=1.2):
    """The mask of everything under a line of heights, one for each column."""
    return np.clip((Y - profile[None, :]) / softness + 0.5, 0, 1)


def person(stencil, x, foot, height, lean=0.0, umbrella=False):
    """A standing figure of so many pixels."""
    head, shoulder = height * 0.085, height * 0.15
    top = foot - height
    stencil.disc(x + lean * height, top + head, head, head * 1.15)
    stencil.polygon(
        (x - shoulder + lean * height, top + height * 0.24), (x + lean * height, top + height * 0.17),
        (x + shoulder + lean * height, top + height * 0.24), (x + shoulder * 0.95, foot - height * 0.42),
        (x + shoulder * 0.75, foot), (x + shoulder * 0.12, foot), (x, foot - height * 0.38),
        (x - shoulder * 0.2, foot), (x - shoulder * 0.8, foot), (x - shoulder * 0.95, foot - height * 0.42),
    )  # fmt: skip
    if umbrella:
        rim = top + height * 0.06
        arc = [(x + height * 0.42 * np.cos(a), rim - height * 0.3 * np.sin(a)) for a in np.linspace(0, np.pi, 24)]
        stencil.polygon(*arc)
        stencil.stroke((x, rim - height * 0.3), (x, top + height * 0.45), width=height * 0.018)


def mirrored(picture, waterline, random, reach=26.0, stretch=1.0):
    """What still water below `waterline` (a row) shows of the picture above it, broken up by ripples."""
    depth = np.clip((Y - waterline) / (H - waterline), 0, 1)
    ripples = noise(random, 9, 190) * 0.6 + noise(random, 26, 420) * 0.4 - 0.5
    rows = waterline - (Y - waterline) * stretch + ripples * reach * (0.15 + 2.2 * depth)
    columns = X + (noise(random, 7, 120) - 0.5) * reach * depth * 1.6
    rows = np.clip(rows, 0, waterline - 1).astype(int)
    columns = np.clip(columns, 0, W - 1).astype(int)
    return picture[rows, columns]


def finished(picture, random, grain=0.007, dots=0.024, vignette=0.17, paper="f6efe2"):
    """The press: a darker rim, a halftone screen that only the mid-tones show, grain, and paper in the highlights."""
    rim = np.clip(np.hypot((U - 0.5) * 1.05, (V - 0.5) * 1.0) - 0.32, 0, 1)
    picture = picture * (1 - vignette * rim[..., None] * 1.7)
    tone = picture.mean(-1)
    angle, pitch = np.deg2rad(32), 5.0
    along, across = X * np.cos(angle) + Y * np.sin(angle), Y * np.cos(angle) - X * np.sin(angle)
    screen = np.cos(2 * np.pi * along / pitch) * np.cos(2 * np.pi * across / pitch)
    picture = picture + (dots * screen * 4 * tone * (1 - tone))[..., None]
    flecks = random.normal(0, 1, (H, W)).astype(np.float32)
    picture = picture + (blur(flecks, 0.7) * grain * 2.2)[..., None]
    fibre = (clouds(random, 60, 40, 3) - 0.5) * 0.03
    picture = np.clip(picture + fibre[..., None], 0, 1)
    return 0.03 * rgb("1a1a24") + picture * (0.97 * (0.35 * rgb(paper) + 0.65))
