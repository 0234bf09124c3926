"""Close by: the ward at night, the gauge, the archive."""

import numpy as np

from press import H, Stencil, U, V, W, X, Y, below, blur, clouds, glow, line, mirrored, noise, over, person, ramp, rgb, smooth


def night_ward(random):
    picture = ramp(V, (0, "0e1726"), (0.6, "17243a"), (1, "22314a"))
    picture = over(picture, "2c3c55", smooth(0.45, 0.9, clouds(random, 4, 5, 6)) * 0.6)
    left, top, ground = 150, 118, 870
    front = Stencil().box(left, top, 1600, ground).box(left - 12, top - 16, 1600, top).box(1030, top - 78, 1210, top).mask()
    brick = clouds(random, 120, 160, 4)
    courses = np.exp(-((((Y / 8) % 1) - 0.5) / 0.14) ** 2) * 0.12
    wall = ramp(np.clip(0.25 + 0.5 * brick + 0.22 * (V - 0.4) - courses, 0, 1), (0, "121a29"), (1, "33415a"))
    picture = over(picture, wall, front)

    columns, rows, step_x, step_y, wide, tall = 12, 6, 118, 122, 72, 84
    halo = np.zeros((H, W, 3), np.float32)
    for row in range(rows):
        sill = top + 34 + row * step_y
        ledge = Stencil().box(left, sill + tall + 9, W, sill + tall + 13).mask()
        picture = over(picture, "48566f", ledge * 0.35)
        for column in range(columns):
            x = left + 42 + column * step_x
            picture, halo = _ward_window(picture, halo, random, x, sill, wide, tall, row, column)
    picture = 1 - (1 - picture) * (1 - np.clip(blur(halo, 26) * 0.75 + blur(halo, 7) * 0.25, 0, 0.85))

    # The porch of the night entrance, and an ambulance that waits by it.
    porch = Stencil().box(640, 800, 940, 812).box(652, 812, 660, ground).box(920, 812, 928, ground).mask()
    picture = over(picture, "0b1220", porch)
    door = Stencil().box(700, 818, 880, ground).mask()
    picture = over(picture, "f4d391", door * 0.92)
    picture = over(picture, "4d4228", Stencil().box(788, 818, 792, ground).box(700, 840, 880, 843).mask())
    picture = glow(picture, "ffcf7d", np.exp(-(np.hypot((X - 790) / 190, (Y - 860) / 80) ** 2)) * 0.55)
    van = Stencil()
    van.polygon((1010, 782), (1194, 782), (1206, 790), (1232, 826), (1248, 834), (1250, 868), (1004, 868))
    picture = over(picture, "a7b0b3", van.mask() * 0.85)
    picture = over(picture, "b5432f", Stencil().box(1006, 826, 1200, 838).mask() * 0.9)
    picture = over(picture, "18243a", Stencil().polygon((1186, 794), (1203, 794), (1222, 824), (1186, 824)).disc(1056, 868, 17).disc(1202, 868, 17).mask())
    beacon = np.exp(-(np.hypot(X - 1176, Y - 776) / 34) ** 2)
    picture = glow(picture, "6aa5ff", beacon * 0.95)

    # The wet forecourt.
    wet = mirrored(picture, ground, random, 22)
    depth = np.clip((Y - ground) / (H - ground), 0, 1)
    wet = over(blur(wet, 1.2, 9), "0f1828", 0.42 + 0.3 * depth + 0.2 * smooth(0.4, 0.7, clouds(random, 24, 40, 4)))
    picture = np.where((Y < ground)[..., None], picture, wet)
    nurse = Stencil()
    person(nurse, 742, 882, 66)
    picture = over(picture, "101827", nurse.mask())

    # A bare plane tree in front, at the left edge.
    tree = Stencil()
    _branch(tree, random, 70, 1000, -1.5, 250, 26, 8)
    tree_mask = tree.mask()
    picture = over(picture, "080d17", tree_mask)
    rain = Stencil()
    for _ in range(500):
        x, y, length = random.uniform(0, W), random.uniform(0, H), random.uniform(10, 34)
        rain.stroke((x, y), (x - length * 0.16, y + length), width=0.6, ink=int(random.uniform(30, 110)))
    return glow(picture, "b9c6da", rain.mask() * 0.3)


def _branch(stencil, random, x, y, angle, length, width, depth):
    """A branch and what grows out of it."""
    end_x, end_y = x + np.cos(angle) * length, y + np.sin(angle) * length
    middle = ((x + end_x) / 2 + random.normal(0, length * 0.05), (y + end_y) / 2)
    stencil.stroke((x, y), middle, (end_x, end_y), width=width)
    if depth == 0 or width < 0.8:
        return
    for _ in range(2 if random.random() < 0.7 else 3):
        _branch(stencil, random, end_x, end_y, angle + random.normal(0, 0.42), length * random.uniform(0.62, 0.84), width * 0.66, depth - 1)


def _ward_window(picture, halo, random, x, y, wide, tall, row, column):
    """One sash window: on the ward's floor lamps are lit, elsewhere hardly any."""
    ward = row == 2 and 2 <= column <= 9
    pane = Stencil().box(x, y, x + wide, y + tall).mask()
    across, down = (X - x) / wide, (Y - y) / tall
    if ward or random.random() < 0.07:
        strength = random.uniform(0.82, 1.0) if ward else random.uniform(0.35, 0.6)
        room = ramp(np.clip(down, 0, 1), (0, "ffe9b3"), (0.5, "f3c877"), (1, "a9742f"))
        picture = over(picture, room * strength, pane)
        blind = random.uniform(0.1, 0.45)
        slats = (down < blind) * (0.5 + 0.5 * np.cos(2 * np.pi * down * 26))
        picture = over(picture, "8d6a34", pane * slats * 0.5)
        halo = halo + pane[..., None] * rgb("ffc76d") * strength * 0.55
        if ward:
            inside = Stencil()
            if column == 5:
                person(inside, x + 30, y + tall + 22, 84)
                inside.stroke((x + 56, y + 22), (x + 56, y + tall), width=1.6).box(x + 50, y + 24, x + 59, y + 38)
            elif column in (3, 7, 8):
                inside.stroke((x + 20, y + 30), (x + 20, y + tall), width=1.4).box(x + 15, y + 31, x + 22, y + 43)
                inside.box(x + 30, y + tall - 16, x + wide, y + tall)
            else:
                inside.box(x, y + tall - 13, x + 44, y + tall)
            picture = over(picture, "5a3c17", inside.mask() * pane * 0.88)
    elif random.random() < 0.16:
        picture = over(picture, ramp(np.clip(down, 0, 1), (0, "3a5a86"), (1, "233a5e")), pane * 0.9)
        halo = halo + pane[..., None] * rgb("3f6aa8") * 0.22
    else:
        picture = over(picture, ramp(np.clip(down + 0.3 * across, 0, 1), (0, "1d2a40"), (1, "0b121f")), pane)
    bars = Stencil().box(x + wide / 2 - 1.4, y, x + wide / 2 + 1.4, y + tall).box(x, y + tall * 0.48, x + wide, y + tall * 0.48 + 3)
    frame = np.clip(Stencil().box(x - 3, y - 3, x + wide + 3, y + tall + 3).mask() - pane, 0, 1)
    picture = over(picture, "131c2c", np.maximum(bars.mask(), frame))
    return over(picture, "5d6b83", Stencil().box(x - 6, y + tall + 3, x + wide + 6, y + tall + 8).mask() * 0.8), halo


def flood_gauge(random):
    waterline, stain = 800, 452
    picture = ramp(V, (0, "59625f"), (1, "3d4a4a"))
    tone = np.zeros((H, W), np.float32)
    seams = Stencil()
    y = -20.0
    while y < H:
        height = random.uniform(62, 96)
        x = -random.uniform(0, 160)
        while x < W:
            width = random.uniform(110, 240)
            top, bottom = int(max(0, y)), int(min(H, y + height))
            left, right = int(max(0, x)), int(min(W, x + width))
            if left < right and top < bottom:
                tone[top:bottom, left:right] = random.normal(0, 0.1)
            seams.stroke((x, y), (x, y + height), width=7)
            x += width
        seams.stroke((0, y), (W, y), width=7)
        y += height
    warp_x = (X + (noise(random, 40, 26) - 0.5) * 16).clip(0, W - 1).astype(int)
    warp_y = (Y + (noise(random, 40, 26) - 0.5) * 14).clip(0, H - 1).astype(int)
    tone = tone[warp_y, warp_x]
    joints = blur(seams.mask()[warp_y, warp_x], 2.4)
    rough = clouds(random, 70, 50, 6, 0.62)
    broad = clouds(random, 5, 4, 4)
    relief = blur(rough, 2.6) - 0.35 * blur(joints, 3)
    light = np.zeros((H, W), np.float32)
    light[3:, 3:] = (relief[3:, 3:] - relief[:-3, :-3]) * 2.6
    stone = ramp(np.clip(0.5 + tone + 0.2 * (rough - 0.5) + 0.3 * (broad - 0.5) + light - 0.62 * joints, 0, 1), (0, "252c2c"), (0.5, "6f7670"), (1, "b7b4a2"))
    picture = stone

    # Below the stain the wall is wet and green, and the line itself is ragged and carries a rim of silt.
    edge_y = stain + 26 * (line(random, 8, 6) - 0.5) + 7 * (line(random, 130, 3) - 0.5)
    wet = np.clip((Y - edge_y[None, :]) / 5, 0, 1)
    picture = over(picture, picture * rgb("5f6f68")[None, None, :] * 1.05, wet * 0.95)
    picture = over(picture, "3d4c37", wet * smooth(0.45, 0.8, clouds(random, 26, 26, 5)) * smooth(stain, waterline, Y) * 0.75)
    picture = over(picture, "b3a789", np.exp(-(((Y - edge_y[None, :] + 2) / 3.2) ** 2)) * (0.3 + 0.6 * noise(random, 220, 200)))
    picture = over(picture, "2b3330", np.exp(-(((Y - edge_y[None, :] - 9) / 7) ** 2)) * 0.55)
    trickle = smooth(0.62, 0.9, noise(random, 230, 4)) * wet * smooth(0.3, 0.7, noise(random, 30, 6))
    picture = over(picture, "202827", trickle * 0.55)

    # The board: an E-shaped scale in tenths, numerals at the metres and half metres.
    left, right, per_tenth = 590, 746, 44
    board = Stencil().box(left, -10, right, 905).mask()
    shadow = np.roll(blur(board, 9), (8, 14), (0, 1))
    picture = over(picture, "141a1a", shadow * 0.6 * (1 - board))
    enamel = ramp(np.clip(0.72 + 0.3 * (rough - 0.5) + 0.2 * (broad - 0.5), 0, 1), (0, "a9a48f"), (1, "f1ead6"))
    picture = over(picture, enamel, board)
    ink = Stencil()
    zero = stain + 8 + 41.2 * per_tenth
    for tenth in range(28, 56):
        y = zero - tenth * per_tenth
        if tenth % 2:
            ink.box(left + 66, y - per_tenth, right, y)
        else:
            ink.box(left + 112, y - per_tenth * 0.4, right, y)
            ink.box(left + 112, y - per_tenth, right, y - per_tenth * 0.75)
        if tenth % 10 == 0:
            _numeral(ink, tenth // 10, left + 16, y - 62, 40, 62)
        elif tenth % 5 == 0:
            _numeral(ink, 5, left + 26, y - 36, 22, 36)
    marks = ink.mask() * board
    picture = over(picture, "1b2021", marks * (0.86 + 0.14 * rough))
    red = Stencil().box(left, stain + 4, left + 62, stain + 11).mask()
    rust = smooth(0.66, 0.86, clouds(random, 60, 60, 5))
    picture = over(picture, "8a4a27", board * rust * 0.75)
    below_stain = board * smooth(stain + 6, stain + 16, Y + (line(random, 60, 4)[None, :] - 0.5) * 14)
    picture = over(picture, picture * rgb("8d8468"), below_stain * 0.8)
    picture = over(picture, "c23b22", red * 0.92)
    for x, y in ((left + 12, 60), (right - 12, 60), (left + 12, 560), (right - 12, 560)):
        picture = over(picture, "4a3527", Stencil().disc(x, y, 7).mask())
        picture = over(picture, "6b4128", np.exp(-(((X - x) / 4) ** 2)) * smooth(y, y + 8, Y) * np.exp(-np.clip(Y - y, 0, None) / 50) * 0.6)

    # An iron ring with its chain, weed, and the river at the foot.
    ring = Stencil()
    ring.disc(1180, 560, 62).disc(1180, 560, 48, ink=0)
    ring.box(1160, 478, 1200, 512)
    iron = ring.mask()
    picture = over(picture, "0f1414", np.roll(blur(iron, 7), (9, 12), (0, 1)) * 0.65)
    metal = 0.35 + 0.4 * rough + 0.5 * np.clip((1180 - X + 560 - Y) / 130, -0.6, 0.6)
    picture = over(picture, ramp(np.clip(metal, 0, 1), (0, "17110f"), (0.6, "5a3f30"), (1, "a58466")), iron)
    weed = Stencil()
    for _ in range(900):
        x, y, length = random.uniform(0, W), random.normal(770, 40), random.uniform(14, 60)
        if not left - 6 < x < right + 6:
            weed.stroke((x, y), (x + random.normal(0, 4), y + length * 0.6), (x + random.normal(0, 7), y + length), width=random.uniform(1.2, 3), ink=int(random.uniform(90, 220)))
    picture = over(picture, "1f2a1c", weed.mask() * 0.85)

    water = mirrored(picture, waterline, random, 46, 0.9)
    depth = np.clip((Y - waterline) / (H - waterline), 0, 1)
    water = over(blur(water, 2, 1.2), "4f4030", 0.5 + 0.3 * depth)
    ripple = noise(random, 10, 130) * 0.6 + noise(random, 30, 300) * 0.4
    water = over(water, "a99a7c", smooth(0.6, 0.8, ripple) * (0.5 - 0.25 * depth))
    water = over(water, "251d15", smooth(0.48, 0.2, ripple) * 0.5)
    edge = waterline + 5 * (line(random, 30, 4) - 0.5)
    picture = picture * (1 - 0.5 * np.exp(-np.clip(waterline - Y, 0, None) / 26))[..., None]
    picture = over(picture, water, below(edge, 3))
    picture = over(picture, "c6b999", np.exp(-(((Y - edge[None, :]) / 2.2) ** 2)) * (0.2 + 0.6 * noise(random, 120, 20)))
    slant = smooth(1.15, 0.1, U + 0.55 * V)
    return glow(picture * (0.72 + 0.4 * slant)[..., None], "e8d6a8", slant * 0.12)


def _numeral(stencil, digit, x, y, width, height):
    """A stencilled numeral in a box: strokes on the seven places of a number."""
    thick = width * 0.26
    segments = {
        "a": (x, y, x + width, y + thick), "g": (x, y + height / 2 - thick / 2, x + width, y + height / 2 + thick / 2),
        "d": (x, y + height - thick, x + width, y + height), "f": (x, y, x + thick, y + height / 2), "b": (x + width - thick, y, x + width, y + height / 2),
        "e": (x, y + height / 2, x + thick, y + height), "c": (x + width - thick, y + height / 2, x + width, y + height),
    }  # fmt: skip
    for segment in {1: "bc", 2: "abged", 3: "abgcd", 4: "fgbc", 5: "afgcd"}[digit]:
        stencil.box(*segments[segment])


def archive_shelf(random):
    picture = np.zeros((H, W, 3), np.float32) + rgb("120c0a")
    leather = ["5b2a1e", "6f3b22", "3f2219", "7d5030", "4a3526", "2f3a35", "63301f", "81613c", "36261f", "552f27"]
    fine, mottled = clouds(random, 200, 160, 4), clouds(random, 30, 60, 5)
    cracks = smooth(0.86, 0.98, 1 - np.abs(2 * clouds(random, 60, 110, 5, 0.6) - 1))
    pulled = None
    for shelf, (top, foot) in enumerate(((-120, 236), (282, 640), (686, 1060))):
        x = -random.uniform(0, 40)
        while x < W:
            width = random.uniform(44, 92)
            height = (foot - top) * random.uniform(0.8, 0.97)
            drawn = shelf == 1 and pulled is None and x + width / 2 > 830
            if not drawn and random.random() < 0.05:
                x += width * 0.6
                continue
            lean = random.normal(0, 5) if random.random() < 0.12 else 0
            if drawn:
                pulled = (x, foot, width, height)
            else:
                picture = _spine(picture, random, x, foot, width, height, lean, leather, fine, mottled, cracks)
            x += width + random.uniform(0.5, 3)
    wood = clouds(random, 6, 160, 5)
    for edge in (236, 640):
        board = Stencil().box(0, edge, W, edge + 46).mask()
        grain = ramp(np.clip(0.25 + 0.6 * wood, 0, 1), (0, "2a1a10"), (1, "7a5530"))
        picture = over(picture, grain, board)
        picture = over(picture, "d3a465", Stencil().box(0, edge, W, edge + 3).mask() * 0.6)
        picture = over(picture, "0b0705", np.exp(-np.clip(Y - edge - 46, 0, None) / 34) * (Y > edge + 46) * 0.85)
        for place in range(70, W, 340):
            card = Stencil().box(place, edge + 10, place + 92, edge + 36).mask()
            picture = over(picture, "c9b48a", card * 0.9)
            ink = Stencil()
            for row in range(2):
                ink.stroke((place + 12, edge + 19 + row * 8), (place + random.uniform(50, 80), edge + 19 + row * 8), width=1.5)
            picture = over(picture, "3b2a1c", ink.mask() * 0.8)
    picture = _spine(picture, random, *pulled, 0, leather, fine, mottled, cracks, drawn=True)
    lamp = np.exp(-(((X - 900) / 520) ** 2 + ((Y - 430) / 400) ** 2))
    picture = picture * (0.2 + 1.15 * lamp)[..., None]
    picture = glow(picture, "ffbe6b", lamp**2 * 0.16)
    dust = Stencil()
    for _ in range(240):
        dust.disc(random.normal(900, 330), random.normal(400, 250), random.uniform(0.5, 1.7), ink=int(random.uniform(40, 170)))
    return glow(picture, "ffd79a", dust.mask() * lamp * 0.55)


def _spine(picture, random, x, foot, width, height, lean, leather, fine, mottled, cracks, drawn=False):
    """One volume, seen from its back; the one that is drawn out stands larger and casts a shadow.

    Works on a window of the picture, which it also changes: there are some eighty volumes.
    """
    if drawn:
        x, width, height, foot = x - 9, width + 18, height + 44, foot + 30
    top = foot - height
    rows = slice(int(max(0, top - 30)), int(min(H, foot + 40)))
    columns = slice(int(max(0, x - 60)), int(min(W, x + width + 130)))
    xs, ys, part = X[rows, columns], Y[rows, columns], picture[rows, columns]
    fine, mottled, cracks = fine[rows, columns], mottled[rows, columns], cracks[rows, columns]

    def box(left, upper, right, lower, soft=1.2):
        inside = np.minimum(np.minimum(xs - left, right - xs), np.minimum(ys - upper, lower - ys))
        return np.clip(inside / soft + 0.5, 0, 1)

    if drawn:
        part = over(part, "050303", box(x + width - 30, top, x + width + 84, foot - 20, 90) * 1.6)
        part = over(part, "050303", box(x - 26, top + 20, x + 30, foot - 20, 40))
    shift = lean * (foot - ys) / height
    shape = np.clip(np.minimum(np.minimum(xs - x - shift, x + width + shift - xs), np.minimum(ys - top, foot - ys)) / 1.4 + 0.5, 0, 1)
    across = np.clip((xs - x - shift) / width, 0, 1)
    round_light = np.clip(np.sin(np.pi * np.clip(across * 1.06 - 0.02, 0, 1)), 0, 1) ** 0.7 * (0.72 + 0.42 * (1 - across))
    base = rgb("8a3a26" if drawn else leather[random.integers(len(leather))])
    tone = round_light * (0.75 + 0.36 * fine + 0.34 * (mottled - 0.5))
    rims = np.exp(-across * 9) + np.exp(-(1 - across) * 9) + np.exp(-np.abs(ys - top) / 14) + np.exp(-np.abs(ys - foot) / 14)
    wear = np.clip(smooth(0.55, 0.85, mottled) * rims, 0, 1)
    skin = base * tone[..., None] * 1.15 + wear[..., None] * rgb("7a5a3c") * 0.38 * round_light[..., None]
    part = over(part, skin * (1 - 0.4 * cracks[..., None]), shape)
    gilt = random.random() < 0.6
    for band in range(random.integers(3, 6)):
        y = top + height * (0.1 + 0.2 * band)
        part = glow(part, "e0a868", shape * np.exp(-(((ys - y) / 4.5) ** 2)) * round_light * 0.2)
        part = over(part, "0c0604", shape * np.exp(-(((ys - y - 8) / 4) ** 2)) * 0.5)
        if gilt:
            part = over(part, "d9ac57", shape * np.exp(-(((ys - y + 9) / 1.3) ** 2)) * round_light * 0.7 * smooth(0.2, 0.5, fine))
    if drawn or random.random() < 0.55:
        y = top + height * 0.17
        paper = rgb("e8d6ab" if drawn else "b99f72") * (round_light * (0.85 + 0.2 * fine))[..., None]
        part = over(part, paper, box(x + width * 0.12, y, x + width * 0.88, y + height * 0.15) * 0.93)
        for row in range(3):
            reach, line_y = random.uniform(0.15, 0.3), y + height * (0.035 + 0.04 * row)
            part = over(part, "2b1c12", box(x + width * (0.5 - reach), line_y - 1.2, x + width * (0.5 + reach), line_y + 1.2) * 0.85)
    picture[rows, columns] = over(part, "050303", box(x + width - 0.5, top + 6, x + width + 2.5, foot) * 0.75)
    return picture
