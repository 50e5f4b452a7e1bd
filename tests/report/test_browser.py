"""The report in a real browser, opened from disk as a reader opens it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.report import site
from pipeline.vocabulary import Vocabulary
from tests.report.conftest import Visit, build

PAGES = ["index.html", "exercises.html", "conflicts.html", "articles.html", "exercises/romanian-deadlift.html"]


def pages_of(report: Path) -> list[Path]:
    return [report / name for name in PAGES] + sorted((report / "articles").iterdir())[:2]


def results(page: Page) -> list[str]:
    return page.locator("#results a").all_inner_texts()


def test_search_finds_an_exercise_by_any_of_its_names(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    assert len(results(page)) == 3
    page.keyboard.press("/")
    page.keyboard.type("rdl")
    assert results(page) == ["Romanian Deadlift"]
    expect(page.locator("#results mark")).to_have_text("RDLs")
    standing = page.locator("#results .badge").inner_text().split()[0]
    expect(page.locator("#status")).to_have_text("1 exercise")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Romanian Deadlift")
    expect(page.locator("article.conflict:not(.dismissed, .possible)")).to_have_count(int(standing))
    page.go_back()
    expect(page.locator("#q")).to_have_value("rdl")
    assert results(page) == ["Romanian Deadlift"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("DEADLIFT romanian", ["Romanian Deadlift"]),
        ("romainian", ["Romanian Deadlift"]),
        ("lat-pull", ["Lat Pulldown"]),
        ("pull down", ["Lat Pulldown"]),
        ("squats", ["Goblet Squat"]),
        ("zzzz", []),
    ],
)
def test_search_forgives_order_plural_and_spelling(page: Page, report: Path, typed: str, found: list[str]) -> None:
    page.goto((report / "index.html").as_uri())
    page.fill("#q", typed)
    assert results(page) == found


def test_arrow_keys_walk_through_the_answers(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()


def test_filters_narrow_the_list_and_stay_in_the_address(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.select_option("#muscle", "hamstrings")
    assert results(page) == ["Romanian Deadlift"]
    page.select_option("#muscle", "")
    page.select_option("#equipment", "dumbbell")
    assert results(page) == ["Goblet Squat"]
    page.select_option("#equipment", "")
    page.select_option("#conflicts", "3")
    assert results(page) == ["Lat Pulldown"]
    address = page.url
    page.click("#reset")
    assert len(results(page)) == 3
    page.goto("about:blank")
    page.goto(address)
    assert results(page) == ["Lat Pulldown"]


def test_a_muscle_of_the_figure_filters(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.locator('#map [data-muscle="hamstrings"]').last.click()
    expect(page.locator("#muscle")).to_have_value("hamstrings")
    assert results(page) == ["Romanian Deadlift"]
    expect(page.locator("#map .chosen").first).to_be_visible()


def test_a_conflict_leads_to_the_words_that_state_it(page: Page, report: Path) -> None:
    page.goto((report / "index.html").as_uri())
    page.click("text=Romanian Deadlift")
    card = page.locator(".conflict").first
    expect(card.locator(".says").first).to_have_text("5–8 reps")
    expect(card.locator(".says").last).to_have_text("15–20 reps")
    expect(card.locator("blockquote").last).to_contain_text("Do 3 sets of 15-20 reps.")
    card.locator(".from a").first.click()
    expect(page.locator("h1")).to_have_text("Heavy Hinges for Impatient People")
    expect(page.locator("mark:target")).to_have_text("3 sets of 5-8 reps")
    page.click("aside >> text=Romanian Deadlift: reps")
    expect(page.locator(".conflict:target")).to_be_visible()


def test_doses_show_consensus_and_outlier(page: Page, report: Path) -> None:
    page.goto((report / "exercises/romanian-deadlift.html").as_uri())
    chart = page.locator("table.chart", has_text="reps").filter(has_text="share")
    outlier = chart.locator("tr.outlier")
    expect(outlier).to_contain_text("15–20")
    band = chart.locator(".grid .band").first.bounding_box()
    bar = chart.locator("tr:not(.outlier) td.track rect").first.bounding_box()
    far = outlier.locator("td.track rect").bounding_box()
    assert band
    assert bar
    assert far
    assert bar["x"] <= band["x"] + 1 < bar["x"] + bar["width"]
    assert far["x"] > band["x"] + band["width"]


def test_conflicts_are_filtered_and_dismissed_ones_stand_apart(page: Page, report: Path) -> None:
    page.goto((report / "conflicts.html").as_uri())
    cards = page.locator("article.conflict")
    everything = cards.count()
    expect(page.locator("article.dismissed")).to_have_count(0)
    page.select_option("#severity", "3")
    expect(cards).to_have_count(1)
    expect(cards.locator("h3")).to_contain_text("Lat Pulldown · behind the neck")
    page.select_option("#severity", "")
    page.select_option("#muscle", "hamstrings")
    expect(cards.locator("h3").first).to_contain_text("Romanian Deadlift")
    page.click("#reset")
    expect(cards).to_have_count(everything)
    page.select_option("#state", "dismissed")
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text("An editor looked at it.")


def test_conflicts_come_in_portions(
    page: Page, catalogue: Path, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_CHUNK", 2)
    monkeypatch.setattr(site, "_FIRST_SHOWN", 1)
    folder = build(catalogue, tmp_path / "report", vocabulary)
    assert len(list((folder / "assets").glob("conflicts-[0-9]*.js"))) > 1
    page.goto((folder / "conflicts.html").as_uri())
    expect(page.locator("article.conflict").nth(2)).to_be_visible()
    last = page.locator("article.conflict").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{(folder / 'conflicts.html').as_uri()}#{last}")
    expect(page.locator("article.pointed")).to_be_in_viewport()


def test_dark_mode_follows_the_system_and_the_button(browser: Browser, report: Path) -> None:
    def shade(page: Page) -> int:
        colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))

    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto((report / "index.html").as_uri())
        assert shade(page) < 150
        button = page.get_by_role("button", name="Dark mode")
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        assert shade(page) > 600
        page.goto((report / "exercises/romanian-deadlift.html").as_uri())
        assert shade(page) > 600, "the choice is kept from page to page"


def test_no_page_is_wider_than_a_phone(browser: Browser, report: Path) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True) as context:
        page = context.new_page()
        for path in pages_of(report):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier(browser: Browser, report: Path, scheme: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    # What is no matter of colour is the same in both schemes.
    rules = {} if scheme == "light" else {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        for path in pages_of(report):
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            page.evaluate(axe)
            found = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], **rules})[
                "violations"
            ]
            barriers = {
                finding["id"]: [node["html"] for node in finding["nodes"]][:3]
                for finding in found
                if finding["impact"] in ("serious", "critical")
            }
            assert barriers == {}, path.name


def test_paper_shows_what_is_folded(page: Page, report: Path) -> None:
    page.goto((report / "exercises/romanian-deadlift.html").as_uri())
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_without_scripts_everything_can_still_be_read(browser: Browser, report: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((report / "index.html").as_uri())
        expect(page.locator("#search")).to_be_hidden()
        page.click("#results >> text=Romanian Deadlift")
        expect(page.locator("h1")).to_have_text("Romanian Deadlift")
        page.goto((report / "conflicts.html").as_uri())
        expect(page.locator("article.conflict").first).to_be_visible()


def test_hostile_articles_run_no_script(browser: Browser, hostile: Path) -> None:
    with browser.new_context() as context:
        visit = Visit(context.new_page())
        visit.watch()
        page = visit.page
        for path in sorted(hostile.rglob("*.html")):
            page.goto(path.as_uri())
            page.wait_for_load_state()
            if path.name == "index.html":
                page.fill("#q", "deadlift")
                expect(page.locator("#results li").first).to_contain_text("<script>")
            assert page.evaluate("typeof window.owned") == "undefined", path.name
            assert page.locator("script:not([src]), img, iframe, object").count() == 0, path.name
            links: list[str] = page.evaluate("[...document.links].map((link) => link.protocol)")
            assert set(links) <= {"file:", "https:", "http:"}, path.name
        assert visit.complaints == []
