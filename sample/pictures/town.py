"""The town by evening: hall, terraces, football ground."""

import numpy as np

from press import H, Stencil, U, V, W, X, Y, below, blur, clouds, glow, line, mirrored, over, person, ramp, smooth


def town_hall(random):
    ground = 800
    sky = ramp(V / 0.8, (0, "2b3550"), (0.45, "6a6480"), (0.8, "c58f7f"), (1, "e9b98a"))
    bank = clouds(random, 3, 12, 6)
    picture = over(sky, "3b3e58", smooth(0.5, 0.85, bank) * 0.7 * smooth(0.75, 0.2, V))
    picture = over(picture, "f0c08f", smooth(0.62, 0.9, clouds(random, 3, 20, 5)) * 0.5 * smooth(0.3, 0.6, V))

    # Roofs behind, left and right.
    roofs = Stencil()
    for _ in range(34):
        x, width, height = random.uniform(-60, 1600), random.uniform(60, 130), random.uniform(110, 240)
        if 380 < x + width / 2 < 1220:
            continue
        roofs.box(x, ground - height, x + width, ground)
        roofs.polygon((x - 5, ground - height), (x + width / 2, ground - height - width * 0.42), (x + width + 5, ground - height))
        roofs.box(x + width * 0.68, ground - height - 46, x + width * 0.8, ground - height)
    roofs.box(0, 690, W, ground)
    picture = over(picture, ramp(smooth(500, 800, Y), (0, "4a4860"), (1, "6d5c6a")), roofs.mask())
    for _ in range(46):
        x, y = random.uniform(0, W), random.uniform(610, 770)
        if not 330 < x < 1270:
            picture = over(picture, "f6cf8d", Stencil().box(x, y, x + 9, y + 14).mask() * roofs.mask() * 0.8)

    left, right, eaves, middle = 330, 1270, 470, 800
    body = Stencil().box(left, eaves, right, ground).box(left - 14, eaves - 16, right + 14, eaves)
    body.polygon((left + 10, eaves - 16), (left + 60, 410), (right - 60, 410), (right - 10, eaves - 16))
    tower = Stencil().box(722, 190, 878, 480).box(708, 176, 892, 192).box(736, 130, 864, 178)
    tower.polygon((728, 132), (800, 30), (872, 132)).stroke((800, 36), (800, -8), width=3).disc(800, 30, 5)
    grime = clouds(random, 40, 36, 5)
    courses = np.exp(-((((Y / 22) % 1) - 0.5) / 0.06) ** 2) * 0.16
    stone = ramp(np.clip(0.35 + 0.3 * grime - courses + 0.25 * smooth(middle + 420, middle - 420, X), 0, 1), (0, "39374c"), (1, "8f7f83"))
    picture = over(picture, stone, np.maximum(body.mask(), tower.mask()))
    slate = Stencil().polygon((left + 10, eaves - 16), (left + 60, 410), (right - 60, 410), (right - 10, eaves - 16)).box(708, 176, 892, 183)
    slate.polygon((728, 132), (800, 30), (872, 132))
    picture = over(picture, "2d3045", slate.mask() * (1 - Stencil().box(722, 190, 878, 480).mask()) * 0.9)
    picture = over(picture, "201f31", smooth(848, 880, X) * Stencil().box(722, 130, 878, 480).mask() * 0.55)

    lamps = Stencil()
    panes = Stencil()
    for bay in range(11):
        x = left + 44 + bay * 78.4
        if 4 <= bay <= 6:
            continue
        for top, bottom in ((520, 606), (650, 742)):
            panes.box(x, top + 20, x + 40, bottom).disc(x + 20, top + 21, 20)
            if random.random() < 0.72 or top == 520:
                lamps.box(x, top + 20, x + 40, bottom).disc(x + 20, top + 21, 20)
    for x in (716, 780, 844):
        panes.box(x, 540, x + 40, 640).disc(x + 20, 541, 20)
        lamps.box(x, 540, x + 40, 640).disc(x + 20, 541, 20)
    for x in (752, 790, 828):
        panes.box(x, 216, x + 20, 250).disc(x + 10, 217, 10)
    picture = over(picture, "1f2033", panes.mask())
    lit = lamps.mask()
    picture = over(picture, ramp(np.clip((Y - 500) / 250, 0, 1), (0, "ffe7ae"), (1, "f0b964")), lit * 0.96)
    bars = Stencil()
    for bay in range(11):
        x = left + 44 + bay * 78.4
        bars.box(x + 19, 500, x + 21, 745).box(x, 570, x + 40, 572).box(x, 698, x + 40, 700)
    picture = over(picture, "4d3c34", bars.mask() * lit)

    # The portico: columns, entablature, pediment.
    portico = Stencil().polygon((660, 508), (800, 436), (940, 508)).box(656, 506, 944, 530)
    picture = over(picture, stone * 1.12, portico.mask())
    picture = over(picture, "3a374b", Stencil().polygon((690, 502), (800, 446), (910, 502)).mask() * 0.6)
    picture = over(picture, "c9a58d", Stencil().box(656, 506, 944, 509).mask() * 0.8)
    for column in range(6):
        x = 672 + column * 48
        shaft = Stencil().polygon((x, 772), (x + 2, 536), (x + 18, 536), (x + 20, 772)).box(x - 3, 528, x + 23, 537).box(x - 3, 768, x + 23, 776)
        form = np.clip((X - x) / 20, 0, 1)
        picture = over(picture, ramp(form, (0, "a58c86"), (0.35, "c9ab9a"), (1, "3b394d")), shaft.mask())
    door = Stencil().box(778, 668, 822, 776).disc(800, 668, 22).mask()
    picture = over(picture, "ffdf9f", door)
    for step in range(4):
        picture = over(picture, ramp(np.full((H, W), step / 4, np.float32), (0, "8d7c80"), (1, "5d566a")), Stencil().box(640 - step * 16, 776 + step * 7, 960 + step * 16, 784 + step * 7).mask())

    face = Stencil().disc(800, 330, 56).mask()
    picture = over(picture, "2a2a3d", Stencil().disc(800, 330, 62).mask())
    picture = over(picture, "fdf0cf", face)
    hands = Stencil()
    for hour in range(12):
        a = np.pi * hour / 6
        hands.stroke((800 + 45 * np.sin(a), 330 - 45 * np.cos(a)), (800 + 52 * np.sin(a), 330 - 52 * np.cos(a)), width=3)
    hands.stroke((800, 330), (800 + 27 * np.sin(4.62), 330 - 27 * np.cos(4.62)), width=5)
    hands.stroke((800, 330), (800 + 43 * np.sin(5.2), 330 - 43 * np.cos(5.2)), width=3.2).disc(800, 330, 4)
    picture = over(picture, "2a2433", hands.mask())
    picture = glow(picture, "ffd591", np.clip(blur(lit, 16) * 0.5 + blur(face, 26) * 0.55 + blur(door, 22) * 0.7, 0, 1))

    lanterns = Stencil()
    for x in (240, 500, 1100, 1360):
        picture = over(picture, "1c1b2b", Stencil().stroke((x, 838), (x, 640), width=4).box(x - 9, 612, x + 9, 640).mask())
        lanterns.box(x - 6, 616, x + 6, 637)
    bulbs = lanterns.mask()
    picture = over(picture, "fff0c4", bulbs)
    picture = glow(picture, "ffcb7a", np.clip(blur(bulbs, 20) * 4.5 + blur(bulbs, 60) * 6, 0, 0.9))

    wet = mirrored(picture, ground, random, 16, 1.7)
    setts = np.exp(-(((np.sqrt(np.clip(Y - ground, 0, None)) * 1.5) % 1 - 0.5) / 0.12) ** 2)
    wet = over(blur(wet, 1.5, 11), "2a2a3f", 0.3 + 0.32 * smooth(0.35, 0.75, clouds(random, 18, 30, 5)) + 0.12 * setts)
    picture = np.where((Y < ground)[..., None], picture, wet)
    crowd = Stencil()
    for x, foot, height, umbrella in (
        (590, 826, 62, False), (622, 830, 66, True), (676, 824, 60, False), (700, 828, 64, False), (884, 826, 62, True), (934, 832, 66, False),
        (968, 830, 64, False), (1010, 840, 72, True), (470, 850, 80, True), (520, 852, 82, False), (1150, 868, 92, True), (1196, 872, 94, False),
        (330, 900, 116, True), (1320, 930, 140, True), (744, 822, 58, False), (846, 822, 58, False),
    ):  # fmt: skip
        person(crowd, x, foot, height, umbrella=umbrella)
    people = crowd.mask()
    picture = over(picture, "17172a", blur(np.roll(people, 22, 0), 3, 16) * 0.5 * (Y > ground))
    return over(picture, "141423", people)


def terraces_dusk(random):
    sky = ramp(V / 0.34, (0, "3a4d72"), (0.4, "86829a"), (0.75, "e0a283"), (1, "f7cf9b"))
    picture = over(sky, "f3c9a0", smooth(0.55, 0.9, clouds(random, 3, 18, 5)) * 0.5 * smooth(0.05, 0.3, V))
    picture = over(picture, "4a5272", smooth(0.5, 0.8, clouds(random, 3, 14, 5)) * 0.6 * smooth(0.3, 0.05, V))
    far = below(300 - 60 * line(random, 3, 6))
    picture = over(picture, "8f8795", far)
    river = np.exp(-(((Y - 352 - 14 * np.sin(U * 5)) / 17) ** 2))
    picture = over(picture, "7d7686", below(330 - 24 * line(random, 4, 6)))
    picture = over(picture, "f4cfa4", smooth(0.25, 0.5, river) * 0.9)
    picture = over(picture, "6a6779", below(388 - 22 * line(random, 7, 6)) )
    halo = np.zeros((H, W), np.float32)
    rows = 8
    for row in range(rows):
        near = row / (rows - 1)
        scale = 0.34 + 1.25 * near**1.35
        base = 410 + 620 * near**1.25
        tilt = (-1) ** row * 0.05 + random.normal(0, 0.012)
        picture, lit, solid = _terrace(picture, random, base, scale, tilt, near)
        halo = np.maximum(halo * (1 - solid), lit)
        if row < rows - 1:
            haze = np.exp(-(((Y - base - 8 * scale) / (50 * scale)) ** 2)) * (0.5 - 0.36 * near)
            picture = over(picture, "c79a8e", haze * (0.5 + 0.5 * clouds(random, 5, 8, 4)))
    return glow(picture, "ffb45e", np.clip(blur(halo, 14) * 0.5, 0, 1))


def _terrace(picture, random, base, scale, tilt, near):
    """One row of houses along a street that climbs; gives the picture, its lit windows and all that it hides."""
    wall, roof, stack, panes, lamps, edges = (Stencil() for _ in range(6))
    wide, tall, pitch = 96 * scale, 92 * scale, 50 * scale
    x = -random.uniform(0, wide)
    smokes = []
    while x < W + wide:
        y = base + (x - W / 2) * tilt + random.normal(0, 1.2) * scale
        wall.box(x, y - tall, x + wide + 1, y + 420)
        roof.box(x - scale, y - tall - pitch, x + wide + 2 * scale, y - tall)
        edges.stroke((x - scale, y - tall - pitch), (x + wide + scale, y - tall - pitch), width=2.2 * scale)
        stack_x = x + wide - 9 * scale
        stack.box(stack_x, y - tall - pitch - 24 * scale, stack_x + 19 * scale, y - tall - pitch + 16 * scale)
        for pot in range(3):
            stack.box(stack_x + (2 + pot * 6) * scale, y - tall - pitch - 33 * scale, stack_x + (5.6 + pot * 6) * scale, y - tall - pitch - 22 * scale)
        if random.random() < 0.2:
            smokes.append((stack_x + 9 * scale, y - tall - pitch - 34 * scale))
        for dx, dy, w, h in ((16, 78, 20, 26), (58, 78, 20, 26), (14, 38, 26, 30)):
            box = (x + dx * scale, y - dy * scale, x + (dx + w) * scale, y - (dy - h) * scale)
            panes.box(*box)
            if random.random() < 0.24:
                lamps.box(*box)
        panes.box(x + 60 * scale, y - 42 * scale, x + 78 * scale, y)
        x += wide
    shade = near**0.8
    grain = clouds(random, 90, 90, 4)
    brick = ramp(np.full((H, W), shade, np.float32), (0, "8a7a83"), (0.5, "5c4c58"), (1, "2a2433")) * (0.86 + 0.28 * grain[..., None])
    slate = ramp(np.full((H, W), shade, np.float32), (0, "767387"), (0.5, "454560"), (1, "1c1e30")) * (0.86 + 0.28 * grain[..., None])
    for x, y in smokes:
        for step in range(26):
            t = step / 26
            puff = np.exp(-(((X - x - (130 * t**1.3) * scale) / ((5 + 26 * t) * scale)) ** 2 + ((Y - y + 92 * t * scale) / ((5 + 20 * t) * scale)) ** 2))
            picture = over(picture, "d8bcae", puff * 0.14 * (1 - t))
    picture = over(picture, brick, wall.mask())
    picture = over(picture, slate, roof.mask())
    picture = over(picture, "dda283", edges.mask() * (0.55 - 0.2 * near))
    picture = over(picture, brick * 0.82, stack.mask())
    frame = panes.mask()
    picture = over(picture, ramp(np.full((H, W), shade, np.float32), (0, "6a6476"), (1, "15172a")), frame * 0.9)
    lit = lamps.mask()
    solid = np.maximum(np.maximum(wall.mask(), roof.mask()), stack.mask())
    return over(picture, "ffd083", lit * (0.75 + 0.25 * near)), lit, solid


def saltings_floodlights(random):
    horizon = 470
    picture = ramp(V, (0, "0a1418"), (0.47, "17313a"), (1, "1b3a34"))
    picture = over(picture, "2b4a52", smooth(0.4, 0.85, clouds(random, 4, 6, 6)) * 0.5 * smooth(0.5, 0.1, V))

    # The pitch, mown in bands that run away from us, and its lines.
    away = np.clip((Y - horizon - 70) / (H - horizon - 70), 1e-3, 1)
    far = 1 / (0.16 + away)
    band = np.floor((X - W / 2) * far * 0.0052 + 100) % 2
    grass = ramp(np.clip(0.42 + 0.17 * band + 0.26 * (clouds(random, 120, 240, 4) - 0.5) + 0.25 * (1 - away), 0, 1), (0, "123326"), (0.6, "2f6b47"), (1, "7fa772"))
    field = (Y > horizon + 70).astype(np.float32)
    picture = over(picture, grass, field)
    pool = np.exp(-(((X - 800) / 760) ** 2 + ((Y - 640) / 190) ** 2))
    picture = glow(picture, "d9e8b8", pool * field * 0.3)
    chalk = Stencil()

    def ground(x, y):
        """Pitch metres (x across from the middle, y away from the near touchline) to the picture."""
        depth = 1 / (1 + y * 0.034)
        return (W / 2 + x * 20.5 * depth, horizon + 36 + 500 * depth)

    for path in (
        [(-52, 0), (52, 0), (52, 64), (-52, 64), (-52, 0)], [(0, 0), (0, 64)],
        [(-52, 12), (-36, 12), (-36, 52), (-52, 52)], [(52, 12), (36, 12), (36, 52), (52, 52)],
        [(9.2 * np.cos(a), 32 + 9.2 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 70)],
    ):  # fmt: skip
        for (ax, ay), (bx, by) in zip(path, path[1:]):
            steps = [ground(ax + (bx - ax) * t, ay + (by - ay) * t) for t in np.linspace(0, 1, 14)]
            chalk.stroke(*steps, width=1.3 + 2.4 * (1 - max(ay, by) / 64))
    picture = over(picture, "e6eddc", chalk.mask() * field * 0.75)

    # The stand across the pitch: a roof, a band of faces, boards along the foot.
    stand = Stencil().polygon((170, 540), (170, 396), (1430, 396), (1430, 540)).polygon((140, 400), (190, 352), (1410, 352), (1460, 400))
    picture = over(picture, "0c1719", stand.mask())
    faces, scarves = Stencil(), Stencil()
    for _ in range(2300):
        x, row = random.uniform(180, 1420), random.integers(0, 9)
        y = 424 + row * 12.5 + random.normal(0, 1.5)
        (scarves if random.random() < 0.16 else faces).disc(x, y, 2.6, 3.1, ink=int(random.uniform(70, 220)))
    picture = over(picture, "b99f86", faces.mask() * 0.62)
    picture = over(picture, "c8452e", scarves.mask() * 0.8)
    picture = over(picture, "0c1719", smooth(424, 404, Y) * stand.mask() * 0.9)
    for x in range(190, 1431, 155):
        picture = over(picture, "1f3034", Stencil().box(x, 398, x + 5, 540).mask())
    picture = over(picture, "314b4e", Stencil().polygon((140, 400), (143, 396), (1457, 396), (1460, 400)).mask())
    for board in range(18):
        x = 110 + board * 77
        code = ("c8452e", "dfe3d2", "28545a", "e0b24c", "dfe3d2", "1c3a40")[board % 6]
        picture = over(picture, code, Stencil().box(x, 534, x + 73, 552).mask() * 0.72)

    glare = np.zeros((H, W), np.float32)
    mist = 0.4 + 0.8 * clouds(random, 10, 10, 6)
    for x, top, foot, size, aim in ((150, 92, 500, 1.0, 0.62), (520, 178, 352, 0.62, 0.2), (1080, 178, 352, 0.62, -0.2), (1450, 92, 500, 1.0, -0.62)):
        mast = Stencil().stroke((x - 9 * size, foot), (x - 4 * size, top), width=3 * size).stroke((x + 9 * size, foot), (x + 4 * size, top), width=3 * size)
        for rung in range(12):
            y = top + (foot - top) * rung / 12
            mast.stroke((x - 8 * size, y + 20), (x + 8 * size, y), width=1.2 * size)
        mast.box(x - 58 * size, top - 44 * size, x + 58 * size, top + 8 * size)
        picture = over(picture, "101d20", mast.mask())
        bulbs = Stencil()
        for column in range(6):
            for row in range(3):
                bulbs.disc(x + (column - 2.5) * 18 * size, top + (row - 2) * 16 * size, 6.4 * size)
        lit = bulbs.mask()
        picture = over(picture, "fbfff0", lit)
        glare = np.maximum(glare, np.clip(blur(lit, 12) * 1.6 + blur(lit, 46 * size) * 2.6, 0, 1))
        angle = np.arctan2(X - x, Y - top + 30)
        cone = np.exp(-(((angle - aim) / 0.34) ** 2)) * np.exp(-np.hypot(X - x, Y - top) / (520 * size))
        picture = glow(picture, "dfeee0", cone * mist * 0.5 * smooth(-20, 60, Y - top))
    picture = glow(picture, "eef7e4", glare * 0.85)

    # Goals, players with the four shadows that floodlights give, and the ball.
    goals = Stencil()
    for side in (-1, 1):
        a, b = ground(side * 52, 28.3), ground(side * 52, 35.7)
        high = 62
        goals.stroke(a, (a[0], a[1] - high), (b[0], b[1] - high * 0.9), b, width=3)
    picture = over(picture, "f1f4e6", goals.mask())
    places = [(-44, 30), (-20, 14), (-25, 40), (-12, 26), (-4, 50), (3, 20), (9, 36), (14, 9), (21, 30), (24, 47), (33, 24), (31, 34), (-33, 22), (17, 22), (46, 31), (-7, 6), (28, 14), (38, 42)]
    shadows, reds, whites = Stencil(), Stencil(), Stencil()
    for number, (x, y) in enumerate(places):
        px, py = ground(x, y)
        height = 84 / (1 + y * 0.026)
        for reach_x, reach_y in ((0.8, 0.1), (-0.8, 0.1), (0.42, -0.12), (-0.42, -0.12)):
            shadows.stroke((px, py), (px + reach_x * height, py + reach_y * height), width=height * 0.12, ink=120)
        _player(whites if number % 2 else reds, px, py, height, random)
    picture = over(picture, "0d2a1e", blur(shadows.mask(), 1.4) * 0.75)
    picture = over(picture, "dfe4d2", blur(whites.mask(), 0.8) * 0.95)
    picture = over(picture, "b23a2a", blur(reds.mask(), 0.8) * 0.95)
    ball = ground(24, 18)
    picture = over(picture, "fffdf0", Stencil().disc(ball[0], ball[1] - 92, 5.4).mask())

    rain = Stencil()
    for _ in range(2100):
        x, y, length = random.uniform(-20, W), random.uniform(0, H), random.uniform(8, 30)
        rain.stroke((x, y), (x - length * 0.2, y + length), width=0.7, ink=int(random.uniform(40, 190)))
    picture = glow(picture, "e4eee6", rain.mask() * (0.1 + 0.55 * np.clip(blur(glare, 60) * 2, 0, 1)))
    rail = Stencil().box(0, 935, W, 941)
    for x in range(30, W, 190):
        rail.box(x, 938, x + 7, H)
    for x, size, tilt in ((96, 74, -6), (196, 66, 8), (292, 70, 3), (1150, 72, -8), (1262, 64, 5), (1470, 80, -4), (1568, 68, 4)):
        head = 1000 - size * 1.42
        rail.disc(x + tilt, head, size * 0.25, size * 0.31).disc(x, 1000, size * 0.78, size * 0.98)
        rail.polygon((x - size * 0.14 + tilt, head), (x + size * 0.14 + tilt, head), (x + size * 0.22, 940), (x - size * 0.22, 940))
        if size % 4 == 0:
            rail.disc(x + tilt, head - size * 0.16, size * 0.29, size * 0.17).disc(x + tilt, head - size * 0.37, size * 0.07)
    return over(picture, "081012", rail.mask())


def _player(stencil, x, foot, height, random):
    """A running figure: trunk, head, two legs and two arms at some moment of the stride."""
    stride, thick = random.uniform(-0.26, 0.26), height * 0.1
    hip, neck = (x, foot - height * 0.48), (x + stride * height * 0.22, foot - height * 0.84)
    stencil.stroke(hip, neck, width=thick * 1.9).disc(neck[0] + stride * height * 0.06, foot - height * 0.94, height * 0.068)
    for way in (1, -1):
        knee = (x + way * stride * height * 0.6 + 0.03 * height, foot - height * 0.25)
        stencil.stroke(hip, knee, (knee[0] - stride * height * 0.34 * (way > 0), foot - height * (0.02 if way > 0 else 0.09)), width=thick)
        elbow = (neck[0] - way * height * (0.12 + abs(stride) * 0.4), foot - height * 0.64)
        stencil.stroke((neck[0], foot - height * 0.79), elbow, (elbow[0] + way * height * 0.02 + stride * height * 0.4, foot - height * 0.53), width=thick * 0.66)
