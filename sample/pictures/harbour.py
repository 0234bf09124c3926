"""The harbour: its ferry, its storm, its cranes."""

import numpy as np

from press import H, Stencil, V, W, X, Y, below, blur, clouds, glow, line, mirrored, noise, over, person, ramp, rgb, smooth


def harbour_ferry(random):
    horizon = 610
    sky = ramp(V / 0.61, (0, "5d7f8c"), (0.45, "9fb3ad"), (0.8, "e7cfae"), (1, "f3c998"))
    streaks = clouds(random, 4, 22, 5)
    sky = over(sky, "f8e3c4", smooth(0.55, 0.95, streaks) * 0.55 * smooth(0.05, 0.4, V))
    sun_x, sun_y = 1090, 395
    distance = np.hypot(X - sun_x, Y - sun_y)
    sky = glow(sky, "ffd9a0", np.exp(-distance / 210) * 0.75)
    sky = over(sky, "fff3d6", smooth(47, 43, distance))

    ranges = [("b3b7ab", 430, 120, 3), ("93a39d", 470, 130, 4), ("6f8888", 515, 110, 5), ("4b6a70", 550, 95, 6), ("2f4d57", 585, 60, 8)]
    for code, base, height, cells in ranges:
        profile = base + 26 - height * line(random, cells, 7, 0.48)
        body = below(profile)
        mist = smooth(0, 150, Y - profile[None, :])
        sky = over(sky, rgb(code) * (1 - 0.62 * mist[..., None]) + rgb("efd9b8") * 0.62 * mist[..., None], body)
        fog = clouds(random, 5, 16, 4)
        sky = over(sky, "f2dfc2", smooth(0.52, 0.95, fog) * np.exp(-(((Y - base - 15) / 34) ** 2)) * 0.7)

    # The far shore: a low town with a mole and its light.
    shore = horizon - 7 - 10 * line(random, 30, 4)
    town = Stencil()
    for _ in range(46):
        x, width, height = random.uniform(1180, 1590), random.uniform(10, 26), random.uniform(8, 30)
        town.box(x, horizon - height, x + width, horizon)
        town.polygon((x - 1, horizon - height), (x + width / 2, horizon - height - width * 0.4), (x + width + 1, horizon - height))
    town.polygon((1418, horizon), (1423, horizon - 92), (1428, horizon - 112), (1433, horizon - 92), (1438, horizon))
    sky = over(sky, "29424c", np.maximum(below(shore) * (X > 1100) * smooth(1100, 1190, X), town.mask()))

    ship, light = Stencil(), Stencil()
    x, y = 420, horizon + 3
    ship.polygon((x - 12, y - 42), (x + 30, y), (x + 436, y), (x + 462, y - 36), (x + 462, y - 50), (x + 60, y - 46))
    ship.box(x + 84, y - 84, x + 424, y - 44).box(x + 104, y - 112, x + 372, y - 82).box(x + 128, y - 140, x + 206, y - 110)
    ship.polygon((x + 252, y - 112), (x + 258, y - 176), (x + 302, y - 176), (x + 308, y - 112))
    ship.stroke((x + 150, y - 138), (x + 146, y - 222), width=3).stroke((x + 404, y - 84), (x + 408, y - 152), width=2.4)
    ship.stroke((x + 150, y - 205), (x + 40, y - 50), width=1).stroke((x + 150, y - 205), (x + 280, y - 172), width=1)
    ship.stroke((x + 104, y - 124), (x + 372, y - 124), width=1.4).stroke((x + 372, y - 96), (x + 424, y - 96), width=1.2)
    for post in range(8):
        ship.stroke((x + 212 + post * 23, y - 124), (x + 212 + post * 23, y - 110), width=1.2)
    for boat in (310, 346):
        ship.disc(x + boat, y - 122, 14, 6)
    smoke_x, smoke_y = x + 280, y - 178
    for step in range(70):
        t = step / 70
        drift = smoke_x + 430 * t**1.15 + random.normal(0, 5 + 12 * t)
        rise = smoke_y - 62 * t**0.7 + random.normal(0, 3 + 12 * t)
        puff = np.exp(-(((X - drift) / (9 + 46 * t)) ** 2 + ((Y - rise) / (7 + 20 * t)) ** 2))
        sky = over(sky, "53636a", puff * 0.17 * (1 - t))
    sky = over(sky, "1b3039", ship.mask())
    sky = over(sky, "c9532f", Stencil().polygon((x + 255, y - 146), (x + 257.5, y - 166), (x + 302.5, y - 166), (x + 305, y - 146)).mask())
    sky = over(sky, "8d3f2c", Stencil().polygon((x + 24, y - 6), (x + 30, y), (x + 436, y), (x + 440, y - 6)).mask() * 0.8)
    for window in range(19):
        light.box(x + 98 + window * 17, y - 72, x + 108 + window * 17, y - 62)
    for window in range(14):
        light.box(x + 116 + window * 18, y - 101, x + 126 + window * 18, y - 93)
    light.box(x + 132, y - 133, x + 202, y - 122)
    lamps = light.mask()
    sky = over(sky, "ffdf9e", lamps * 0.95)
    sky = glow(sky, "ffc978", blur(lamps, 7) * 0.9)

    water = mirrored(sky, horizon, random, 30)
    depth = np.clip((Y - horizon) / (H - horizon), 0, 1)
    water = over(blur(water, 1.6, 0.8), "29505c", 0.24 + 0.46 * depth)
    chop = noise(random, 22, 230) * 0.5 + noise(random, 60, 520) * 0.5
    path = np.exp(-(((X - sun_x) / (60 + 260 * depth)) ** 2))
    water = glow(water, "ffdca6", smooth(0.5, 0.72, chop) * path * (0.9 - 0.45 * depth))
    water = over(water, "1d3d48", smooth(0.56, 0.75, noise(random, 14, 160)) * 0.35 * depth)
    picture = np.where((Y < horizon)[..., None], sky, water)
    wake = np.exp(-(((Y - horizon - 5) / 3.5) ** 2)) * smooth(x + 10, x + 60, X) * smooth(x + 820, x + 380, X)
    picture = over(picture, "f6e6cd", wake * (0.35 + 0.6 * noise(random, 160, 300)))
    picture = over(picture, "f3dec0", np.exp(-(((Y - horizon) / 16) ** 2)) * 0.22 * smooth(0.3, 0.7, clouds(random, 5, 9, 3)))

    # The near quay, with two bollards.
    quay = Stencil()
    quay.polygon((1600, 838), (1130, 905), (1085, 1000), (1600, 1000))
    for bollard_x, bollard_y, size in ((1220, 893, 1.0), (1440, 864, 1.15)):
        quay.box(bollard_x - 15 * size, bollard_y - 46 * size, bollard_x + 15 * size, bollard_y + 8)
        quay.disc(bollard_x, bollard_y - 48 * size, 24 * size, 11 * size)
    rope = [(1220 + t * 220, 862 - 12 * t + 74 * np.sin(np.pi * t) ** 1.2) for t in np.linspace(0, 1, 40)]
    quay.stroke(*rope, width=5)
    mask = quay.mask()
    stone = ramp(smooth(0.2, 0.8, clouds(random, 30, 30, 4)), (0, "13242b"), (1, "1f363f"))
    picture = over(picture, stone, mask)
    return over(picture, "d9a878", np.clip(mask - np.roll(mask, 2, 0), 0, 1) * 0.55)


def storm_breakwater(random):
    heavens = clouds(random, 5, 7, 6, 0.6)
    sky = ramp(np.clip(0.15 + 0.75 * V / 0.56, 0, 1), (0, "101c28"), (0.6, "213a49"), (1, "4a6b74"))
    sky = over(sky, "0c151f", smooth(0.42, 0.85, heavens) * 0.85)
    sky = over(sky, "6c8a8d", smooth(0.55, 0.2, heavens) * smooth(0.1, 0.6, V) * 0.45)

    lamp_x, lamp_y = 1075, 316
    for direction, reach, width, strength in ((np.pi + 0.09, 900, 0.085, 0.95), (-0.12, 420, 0.1, 0.7)):
        away = np.hypot(X - lamp_x, Y - lamp_y)
        angle = np.angle(np.exp(1j * (np.arctan2(Y - lamp_y, X - lamp_x) - direction)))
        beam = np.exp(-((angle / width) ** 2)) * np.exp(-away / reach)
        air = 0.45 + 0.75 * clouds(random, 14, 12, 5)
        sky = glow(sky, "ffe6ae", beam * air * strength)

    picture = sky
    crests = [("41646d", "93aeab", 558, 20, 11), ("345660", "8aa8a6", 590, 40, 7), ("294a55", "9ab4b0", 645, 70, 4)]
    picture = _seas(picture, random, crests)

    # The Long Arm, seen along its length, and the lighthouse on its head.
    arm = Stencil()
    arm.polygon((1600, 655), (1600, 900), (960, 790), (900, 720), (900, 660), (940, 606), (1180, 600))
    stone = arm.mask()
    courses = (Y - 600 - (X - 960) * 0.075) / (14 + (X - 960) * 0.016)
    joints = np.exp(-(((courses % 1) - 0.5) / 0.09) ** 2)
    uprights = np.exp(-((((X + 31 * np.floor(courses)) / 54) % 1 - 0.5) / 0.05) ** 2)
    rough = clouds(random, 60, 50, 5)
    wall = ramp(np.clip(0.2 + 0.65 * rough - 0.25 * np.maximum(joints, uprights), 0, 1), (0, "0b141b"), (1, "3c5159"))
    picture = over(picture, wall, stone)
    parapet = Stencil().polygon((1600, 655), (1180, 600), (940, 606), (900, 660), (908, 664), (948, 614), (1176, 609), (1600, 667)).mask()
    picture = over(picture, "8fa3a0", parapet * (0.3 + 0.5 * rough))

    tower, shade = Stencil(), Stencil()
    tower.polygon((1038, 604), (1053, 352), (1097, 352), (1112, 604))
    tower.box(1042, 340, 1108, 353).box(1056, 296, 1094, 340).polygon((1050, 298), (1075, 262), (1100, 298))
    tower.stroke((1075, 264), (1075, 240), width=2.5)
    form = smooth(1034, 1066, X) * smooth(1128, 1084, X)
    picture = over(picture, ramp(np.clip(form, 0, 1), (0, "16242c"), (1, "a9b6ae")), tower.mask())
    shade.polygon((1042, 540), (1046, 478), (1104, 478), (1108, 540)).polygon((1049.5, 420), (1053, 366), (1097, 366), (1100.5, 420))
    picture = over(picture, ramp(np.clip(form, 0, 1), (0, "35120f"), (1, "b5432f")), shade.mask())
    picture = over(picture, "12202a", Stencil().box(1040, 340, 1110, 346).polygon((1050, 298), (1075, 262), (1100, 298)).mask())
    picture = over(picture, "16242c", Stencil().box(1070, 452, 1080, 468).box(1069, 572, 1082, 604).mask())
    lantern = Stencil().box(1059, 300, 1091, 338).mask()
    picture = over(picture, "fff2c8", lantern)
    for bar in (1067, 1075, 1083):
        picture = over(picture, "5d5134", Stencil().box(bar - 0.8, 300, bar + 0.8, 338).mask())
    picture = glow(picture, "ffe2a0", np.exp(-np.hypot(X - lamp_x, Y - lamp_y) / 60) * 0.8)

    picture = _spray(picture, random, 905, 672)
    crests = [("1f3d49", "b9cbc4", 760, 110, 2.6), ("152d38", "c6d4cc", 900, 170, 1.7)]
    picture = _seas(picture, random, crests)

    rain = Stencil()
    for _ in range(900):
        x, y, length = random.uniform(-100, W), random.uniform(-60, H), random.uniform(14, 60)
        rain.stroke((x, y), (x + length * 0.62, y + length), width=0.7, ink=int(random.uniform(30, 130)))
    lit = 0.25 + 0.9 * np.exp(-(((Y - 330) / 190) ** 2))
    return glow(picture, "cfdad3", rain.mask() * 0.42 * lit)


def _seas(picture, random, crests):
    """Rows of breaking waves, the farthest first; each is (dark, foam, row, height, waves across)."""
    for dark, foam, base, height, count in crests:
        places = np.linspace(0, count, W) + 0.8 * line(random, 4, 2)
        swell = (1 - np.abs(np.sin(np.pi * (places + random.random())))) ** 0.5 * 0.35 + 0.65 * np.cos(np.pi * places) ** 2
        swell = blur(swell[None, :].repeat(3, 0), 14, 0.1)[1]
        profile = base - height * swell * (0.45 + 0.75 * line(random, max(2, count), 2)) + height * 0.14 * line(random, 60, 5)
        down = (Y - profile[None, :]) / height
        body = below(profile, 2)
        ridges = 1 - np.abs(2 * clouds(random, count * 6, 44, 5, 0.62) - 1)
        tint = np.clip(0.75 - 0.6 * down, 0, 1)[..., None] * 0.55
        water = rgb(dark) * (1 - tint) + rgb("6f9292") * tint * 0.9 + rgb(dark) * tint * 0.1
        picture = over(picture, water, body)
        lace = smooth(0.8, 1.0, ridges) * np.exp(-np.clip(down, 0, None) * 1.5) * (0.25 + 0.75 * swell[None, :])
        lip = np.exp(-((down - 0.03) / 0.055) ** 2) * (0.2 + 0.8 * swell[None, :]) * (0.45 + 0.8 * noise(random, 150, 120))
        blown = np.exp(-np.abs(down + 0.06) / 0.09) * swell[None, :] ** 2 * smooth(0.4, 0.8, clouds(random, 60, 60, 4)) * 0.5
        picture = over(picture, foam, np.maximum(np.maximum(lace * 0.75, lip) * body, blown))
        picture = over(picture, "0d1c26", smooth(0.5, 0.85, clouds(random, count * 3, 30, 4)) * body * 0.4 * smooth(0.2, 1, down))
    return picture


def _spray(picture, random, x, y):
    """A wave that bursts upon the wall at (x, y): sheets of mist, then drops."""
    mist = np.zeros((H, W), np.float32)
    for _ in range(260):
        angle, speed = random.normal(-1.72, 0.27), random.gamma(5, 0.23)
        t = random.uniform(0.15, 1)
        at_x = x + np.cos(angle) * speed * 300 * t + 46 * t * t
        at_y = y + np.sin(angle) * speed * 330 * t + 150 * t * t
        radius = 9 + 30 * t
        left, right = int(max(0, at_x - 3 * radius)), int(min(W, at_x + 3 * radius))
        top, bottom = int(max(0, at_y - 3 * radius)), int(min(H, at_y + 3 * radius))
        if left >= right or top >= bottom:
            continue
        window = np.s_[top:bottom, left:right]
        density = np.exp(-((X[window] - at_x) ** 2 + (Y[window] - at_y) ** 2) / (2 * radius**2 / 2.2)) * random.uniform(0.06, 0.2)
        mist[window] += density
    torn = 0.35 + 0.95 * smooth(0.25, 0.75, clouds(random, 34, 34, 6, 0.65))
    picture = over(picture, "cfdad2", np.clip(1 - np.exp(-mist * torn ** 1.5 * 1.25), 0, 0.86))
    drops = Stencil()
    for _ in range(1100):
        angle, speed, t = random.normal(-1.72, 0.42), random.gamma(5, 0.22), random.uniform(0.3, 1)
        at_x = x + np.cos(angle) * speed * 320 * t + 60 * t * t
        at_y = y + np.sin(angle) * speed * 350 * t + 170 * t * t
        drops.disc(at_x, at_y, random.uniform(0.4, 1.5), ink=int(random.uniform(60, 220)))
    return over(picture, "eef2e8", drops.mask() * 0.8)


def cannery_cranes(random):
    waterline = 800
    sky = ramp(V / 0.8, (0, "5d4a4c"), (0.35, "b0694a"), (0.7, "e79a58"), (1, "f6c580"))
    picture = over(sky, "6b4a48", smooth(0.5, 0.85, clouds(random, 4, 9, 6)) * 0.65 * smooth(0.8, 0.1, V))
    picture = over(picture, "ffd79a", smooth(0.55, 0.9, clouds(random, 4, 24, 5)) * 0.45 * smooth(0.2, 0.6, V))
    sun = np.hypot(X - 470, Y - 560)
    picture = glow(picture, "ffb866", np.exp(-sun / 230) * 0.8)
    picture = over(picture, "fff0cf", smooth(76, 71, sun) * 0.95)
    picture = over(picture, "f0a865", np.exp(-(((Y - 590) / 12) ** 2)) * smooth(0.3, 0.7, noise(random, 5, 40)) * 0.8)

    far = Stencil()
    x = -20.0
    while x < W:
        width, height = random.uniform(30, 110), random.uniform(20, 120)
        far.box(x, waterline - height, x + width, waterline)
        if random.random() < 0.25:
            far.box(x + width * 0.4, waterline - height - random.uniform(30, 130), x + width * 0.4 + 12, waterline)
        x += width * 0.8
    picture = over(picture, "c27d52", far.mask() * 0.75)
    _crane(far := Stencil(), 1330, waterline, 0.62, -1)
    _crane(far, 120, waterline, 0.55, 1)
    picture = over(picture, "8d5643", far.mask() * 0.9)
    picture = over(picture, "f2b472", np.exp(-(((Y - waterline + 60) / 60) ** 2)) * 0.4 * (0.4 + 0.9 * clouds(random, 5, 6, 5)))

    works = Stencil()
    for bay in range(8):
        x = 760 + bay * 108
        works.polygon((x, 640), (x + 22, 548), (x + 108, 640))
    works.box(760, 636, W, waterline).box(1130, 330, 1166, 640).box(1124, 326, 1172, 344).box(1240, 420, 1268, 640).box(1235, 416, 1273, 430)
    works.box(700, 700, 770, waterline).polygon((694, 702), (735, 676), (776, 702))
    picture = over(picture, ramp(smooth(540, 800, Y), (0, "4e2f31"), (1, "6d4038")), works.mask())
    for bay in range(8):
        x = 760 + bay * 108
        picture = over(picture, "8a5742", Stencil().polygon((x + 5, 636), (x + 24, 558), (x + 40, 576), (x + 22, 636)).mask() * 0.8)
    for column in range(26):
        for row in range(2):
            x, y = 786 + column * 31.5, 668 + row * 42
            picture = over(picture, "3a2328" if random.random() > 0.14 else "f3bd73", Stencil().box(x, y, x + 17, y + 24).mask() * 0.9)

    _crane(near := Stencil(), 300, waterline, 1.08, 1)
    _crane(near, 640, waterline, 0.86, 1)
    picture = over(picture, "2c1c23", near.mask())

    quay = Stencil().box(0, waterline - 6, W, waterline + 34)
    for pile in range(0, W, 84):
        quay.box(pile, waterline + 20, pile + 17, waterline + 92)
    crowd, boards = Stencil(), Stencil()
    for place in range(27):
        x = 392 + place * 13.5 + random.normal(0, 4)
        person(crowd, x, waterline - 3, random.uniform(46, 55), lean=random.normal(0, 0.02))
        if place % 6 == 2:
            crowd.stroke((x, waterline - 34), (x + 3, waterline - 86), width=1.6)
            boards.box(x - 19, waterline - 108, x + 25, waterline - 80)
    crowd.polygon((1000, waterline), (1004, waterline - 26), (1028, waterline - 26), (1032, waterline))
    picture = over(picture, "24171f", np.maximum(quay.mask(), crowd.mask()))
    picture = over(picture, "f3dcb4", boards.mask())
    fire = np.exp(-(((X - 1016) / 12) ** 2 + ((Y - waterline + 34) / 17) ** 2))
    picture = glow(picture, "ff9a3c", np.clip(fire * 1.2 + np.exp(-np.hypot(X - 1016, Y - waterline + 30) / 50) * 0.5, 0, 1))
    for x, height in ((968, 54), (990, 50), (1044, 52), (1066, 55)):
        person(folk := Stencil(), x, waterline - 3, height)
        picture = over(picture, "24171f", folk.mask())

    water = mirrored(picture, waterline, random, 34, 1.6)
    depth = np.clip((Y - waterline) / (H - waterline), 0, 1)
    water = over(blur(water, 2, 1.2), "3b2529", 0.3 + 0.35 * depth)
    chop = noise(random, 20, 240) * 0.5 + noise(random, 50, 500) * 0.5
    water = glow(water, "ffc178", smooth(0.52, 0.72, chop) * np.exp(-(((X - 470) / (80 + 200 * depth)) ** 2)) * 0.8)
    water = over(water, "20141b", smooth(0.58, 0.78, noise(random, 15, 170)) * 0.5)
    hidden = np.maximum(Stencil().box(0, 0, W, waterline + 34).mask(), quay.mask())
    return picture * hidden[..., None] + water * (1 - hidden[..., None])


def _crane(stencil, x, foot, scale, side):
    """A level-luffing quay crane with its jib to one side, drawn as lattice."""

    def at(right, up):
        return (x + side * right * scale, foot - up * scale)

    def lattice(start, end, wide, bays):
        a, b = np.array(at(*start)), np.array(at(*end))
        along = (b - a) / np.hypot(*(b - a))
        across = np.array([-along[1], along[0]])
        rails = [[], []]
        for bay in range(bays + 1):
            t = bay / bays
            half = across * wide * scale * (1 - 0.62 * t) / 2
            rails[0].append(tuple(a + (b - a) * t + half))
            rails[1].append(tuple(a + (b - a) * t - half))
        for rail in rails:
            stencil.stroke(*rail, width=3.4 * scale)
        for bay in range(bays):
            stencil.stroke(rails[0][bay], rails[1][bay + 1], width=1.7 * scale)
            stencil.stroke(rails[1][bay], rails[0][bay + 1], width=1.7 * scale)

    for leg in (-62, 62):
        stencil.stroke(at(leg, 0), at(leg * 0.62, 190), width=9 * scale)
        stencil.stroke(at(leg, 4), at(-leg * 0.62, 186), width=2.4 * scale)
    stencil.polygon(at(-74, 186), at(74, 186), at(74, 204), at(-74, 204))
    stencil.polygon(at(-74, 0), at(-50, 0), at(-50, 14), at(-74, 14)).polygon(at(74, 0), at(50, 0), at(50, 14), at(74, 14))
    stencil.polygon(at(-64, 204), at(40, 204), at(44, 268), at(20, 282), at(-64, 276))
    lattice((-22, 270), (-34, 420), 46, 6)
    lattice((30, 236), (330, 470), 34, 13)
    stencil.stroke(at(-34, 420), at(328, 470), width=2.2 * scale).stroke(at(-34, 416), at(190, 362), width=1.8 * scale)
    stencil.stroke(at(-34, 420), at(-96, 300), width=4 * scale)
    stencil.polygon(at(-128, 306), at(-84, 312), at(-84, 268), at(-128, 262))
    stencil.stroke(at(330, 470), at(330, 250), width=1.6 * scale)
    stencil.polygon(at(324, 252), at(336, 252), at(338, 230), at(330, 222), at(322, 230))
