"""The picture library, as a browser shows it: many files taken in, described, looked at again in crops, replaced."""

import datetime
import re

import newsroom
import PIL.Image
import pytest
from axe import violations
from conftest import Paper
from test_markup import faults


@pytest.fixture(scope="module")
def desk(browser):
    """The desk of a paper without stories, whose darkroom has nothing else to do, with its owner signed in."""
    paper = Paper()
    paper.serve()
    owner = newsroom.owner(paper, browser, viewport={"width": 1280, "height": 900})
    yield owner
    owner.close()
    paper.remove()


def picture(path, left, creator):
    """Two halves; who made it is written in."""
    halves = PIL.Image.new("RGB", (900, 600), left)
    halves.paste((20, 20, 200), (450, 0, 900, 600))
    exif = PIL.Image.Exif()
    exif[0x013B] = creator
    halves.save(path, exif=exif.tobytes(), quality=90)
    return str(path)


def upload(desk, *files):
    """Takes the files in, and gives what the screen says of each."""
    desk.go("/photographs")
    desk.page.get_by_label("Files").set_input_files(list(files))
    desk.page.get_by_text(re.compile(r"^\d+ taken in, \d+ refused$")).wait_for()
    return desk.page.locator(".uploads li").all_inner_texts()


def first(desk):
    return desk.page.locator(".uploads a").first.get_attribute("href")


def developed(desk, address):
    """Waits for the crops."""
    for _ in range(120):
        desk.go(address)
        if desk.page.get_by_text("being made").count() == 0 and desk.page.locator(".crop").count() == 3:
            return
        desk.page.wait_for_timeout(500)
    raise AssertionError("no crops were made")


def test_many_files_are_taken_in_and_what_is_no_picture_is_refused_by_itself(desk, tmp_path):
    one = picture(tmp_path / "ebb.jpg", (200, 20, 20), "Hanne Wickstead")
    text = tmp_path / "notes.jpg"
    text.write_text("These are notes, and no picture.")
    two = picture(tmp_path / "flow.jpg", (20, 200, 20), "Tomas Arden")
    rows = upload(desk, one, str(text), two)
    assert len(rows) == 3 and "taken in" in rows[0] and "taken in" in rows[2]
    assert "refused" in rows[1] and "notes.jpg" in rows[1] and len(rows[1]) > len("notes.jpg refused: ")
    assert desk.page.locator("[data-said]").inner_text() == "2 taken in, 1 refused"
    # The newest come first, and words of the file find its picture.
    desk.go("/photographs?q=wickst")
    assert desk.page.locator(".pictures li").count() >= 1
    # The same file twice is the same photograph.
    address = first_of(desk, "q=wickst")
    assert "in the library already" in upload(desk, one)[0]
    assert first(desk) == address
    assert desk.faults == []


def first_of(desk, query):
    desk.go("/photographs?" + query)
    return desk.page.locator("[data-row]").first.get_attribute("href")


def test_a_photograph_is_described_and_its_focal_point_set_by_keyboard(desk, tmp_path):
    upload(desk, picture(tmp_path / "quay.jpg", (210, 210, 20), "Hanne Wickstead"))
    address = first(desk)
    developed(desk, address)
    page = desk.page
    square = page.locator("[data-crop=square]").get_attribute("src")
    assert page.get_by_label("Creator").input_value() == "Hanne Wickstead"
    page.get_by_label(re.compile("^Alternative text")).fill("A yellow half and a blue one")
    page.get_by_label("Caption", exact=True).fill("Quay at noon")
    page.get_by_label("Credit").fill("Hanne Wickstead/Signal")
    page.get_by_label("From the left").focus()
    for key in ["ArrowDown"] * 45:
        page.keyboard.press(key)
    # The crops show it before it is saved.
    assert page.locator("[data-crop=square]").evaluate("image => image.style.objectPosition").startswith("0%")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=saved")
    assert page.get_by_label("From the left").input_value() == "5"
    assert page.get_by_role("heading", level=1).inner_text() == "Quay at noon"
    assert "changed: caption, credit, alternativeText, focalPoint" in page.locator("tbody").inner_text()
    developed(desk, address)
    assert page.locator("[data-crop=square]").get_attribute("src") != square
    # A click does the same.
    box = page.locator("[data-focus] img").bounding_box()
    page.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + 0.25 * box["height"])
    assert page.get_by_label("From the left").input_value() == "75"
    assert page.get_by_label("From the top").input_value() == "25"
    desk.go("/photographs?q=noon+yellow")
    assert page.locator(".pictures .caption").all_inner_texts() == ["Quay at noon"]
    desk.go("/photographs?q=noon&lacking=text")
    assert page.get_by_text("No photograph matches.").is_visible()
    assert desk.faults == []


def test_two_who_change_one_photograph_lose_nothing(desk, tmp_path):
    upload(desk, picture(tmp_path / "gulls.jpg", (10, 120, 210), "Tomas Arden"))
    address = first(desk)
    desk.go(address)
    other = desk.context.new_page()
    other.goto(desk.paper.desk + address)
    other.get_by_label("Caption", exact=True).fill("Gulls of theirs")
    other.get_by_role("button", name="Save").click()
    other.wait_for_url("**done=saved")
    other.close()
    page = desk.page
    page.get_by_label("Caption", exact=True).fill("Gulls of mine")
    page.get_by_role("button", name="Save").click()
    assert "meanwhile" in page.get_by_role("alert").inner_text()
    assert page.locator("[name=caption]").input_value() == "Gulls of mine"
    assert "Gulls of theirs" in page.locator("label .warning").inner_text()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**done=saved")
    assert page.get_by_role("heading", level=1).inner_text() == "Gulls of mine"


def test_another_file_takes_the_place_of_the_first(desk, tmp_path):
    upload(desk, picture(tmp_path / "first.jpg", (250, 100, 0), "Hanne Wickstead"))
    address = first(desk)
    developed(desk, address)
    page = desk.page
    before = page.locator("[data-focus] img").get_attribute("src")
    panel = page.locator("[data-replace]")
    text = tmp_path / "words.jpg"
    text.write_text("No picture.")
    panel.get_by_label("File", exact=True).set_input_files(str(text))
    panel.locator("button").click()
    panel.get_by_role("alert").wait_for()
    second = picture(tmp_path / "second.jpg", (0, 100, 250), "Tomas Arden")
    panel.get_by_label("File", exact=True).set_input_files(second)
    panel.locator("button").click()
    page.wait_for_url("**done=replaced")
    developed(desk, address)
    assert page.locator("[data-focus] img").get_attribute("src") != before
    # What is known of it is what was known of it.
    assert page.get_by_label("Creator").input_value() == "Hanne Wickstead"
    assert desk.faults == []


def test_a_picture_out_of_rights_is_found_in_the_library(desk, tmp_path):
    upload(desk, picture(tmp_path / "agency.jpg", (90, 90, 90), "Agency"))
    address = first(desk)
    page = desk.page
    for days, tag in [(-3, ".over"), (10, ".soon"), (60, None)]:
        desk.go(address)
        page.get_by_label(re.compile("^May be shown until")).fill((datetime.date.today() + datetime.timedelta(days=days)).isoformat())
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**done=saved")
        assert page.get_by_text("may not be shown any longer").count() == (1 if days < 0 else 0)
        desk.go("/photographs?lacking=rights")
        found = page.locator(".pictures li", has=page.locator(f"a[href='{address}']"))
        assert found.count() == (1 if tag else 0)
        if tag:
            assert found.locator(tag).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(desk, scheme, width, tmp_path):
    page = desk.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    text = tmp_path / "notes.jpg"
    text.write_text("No picture.")
    upload(desk, picture(tmp_path / "a.jpg", (width % 255, 60, 120 if scheme == "dark" else 20), "Ada"), str(text))
    taken = first(desk)
    found = []
    for path in [None, "/photographs?q=nothingofthatkind", "/photographs?lacking=credit", "/photographs?lacking=rights", taken]:
        if path:
            desk.go(path)
        found += [(path, *fault) for fault in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, "wider than the window", []))
    page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []
    assert desk.faults == []


def test_html_is_valid(desk, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, path in enumerate(["/photographs", "/photographs?lacking=rights", first_of(desk, "")]):
        (pages / f"{number}.html").write_text(desk.context.request.get(desk.paper.desk + path).text())
    assert faults(pages) == []
