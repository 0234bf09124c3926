"""Search works without script: filters by form, addresses that can be shared, a way on where nothing was found."""

from urllib.parse import parse_qs, urlsplit


def test_filters_are_a_form_that_needs_no_script(paper, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(paper.address + "/search")
    page.fill("main input[name=q]", "flood")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.select_option("select[name=section]", "opinion")
    page.select_option("select[name=order]", "newest")
    page.click("main button[type=submit]")
    assert parse_qs(urlsplit(page.url).query)["section"] == ["opinion"]
    found = page.eval_on_selector_all("main .teaser__link", "links => links.map(a => a.getAttribute('href'))")
    assert found == ["/analysis-thirteen-twelve/", "/opinion-pay-for-the-wall-by-height/"]
    assert page.locator("select[name=section]").input_value() == "opinion"
    assert page.locator("details.filters").get_attribute("open") is not None
    page.click("text=Search without filters")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["flood"]}
    page.context.close()


def test_where_nothing_is_found_there_is_a_way_on(paper, browser):
    page = browser.new_page()
    page.goto(paper.address + "/search?q=councli")
    page.click(".suggestion a")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["council"]
    assert page.locator("main .teaser mark").count() > 0
    page.goto(paper.address + "/search?q=zzyzx")
    assert page.locator("main .teaser__link").count() == 5
    page.goto(paper.address + "/search?q=storm+hes")
    assert page.locator(".search-topics a").first.get_attribute("href") == "/topic/storm-hesper/"
    page.close()


def test_a_month_leads_to_its_days(paper, browser):
    from pages import PAGES

    page = browser.new_page()
    page.goto(paper.address + PAGES["archive of a month"])
    days = page.locator(".calendar a")
    assert days.count() >= 1
    days.last.click()
    assert page.locator("main article").count() >= 1
    page.close()
