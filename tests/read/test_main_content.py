"""The article is found in its page; what stands around it is left out and accounted for."""

from __future__ import annotations

import json

import pytest

from tests.read.reading import headings, html, omitted, quotes

_ARTICLE = (
    "<h1>Dead Bug Basics</h1><p>Lie on your back and press the low back gently into the floor.</p>"
    "<ul><li>Lower one heel slowly.</li><li>Bring it back and switch sides.</li></ul>"
    "<p>Stop as soon as the back arches; two sets of eight are plenty for a first week.</p>"
)
_TEXTS = [
    "Dead Bug Basics",
    "Lie on your back and press the low back gently into the floor.",
    "Lower one heel slowly.",
    "Bring it back and switch sides.",
    "Stop as soon as the back arches; two sets of eight are plenty for a first week.",
]


@pytest.mark.parametrize(
    "opening",
    [
        "<article>",
        "<main>",
        "<div role=main>",
        "<div itemprop=articleBody>",
        "<div class=entry-content>",
        "<div class='post-content wide'>",
        "<div id=content>",
    ],
)
def test_the_marked_element_is_the_article(opening: str) -> None:
    document = html(f"<div>Riverside Gym, open daily</div>{opening}{_ARTICLE}</div></main></article>Call us today")
    assert [text for text in quotes(document) if "Call us" not in text] == _TEXTS
    assert omitted(document)["outside the article"]


def test_the_smallest_marked_element_wins() -> None:
    document = html(f"<main><p>Filed under core</p><div class=entry-content>{_ARTICLE}</div><p>Filed by Kim</p></main>")
    assert quotes(document) == _TEXTS


def test_a_marked_element_with_little_of_the_page_is_a_teaser() -> None:
    document = html(f"<article><p>New: our rowing club.</p></article><div>{_ARTICLE}</div>")
    assert set(_TEXTS) <= set(quotes(document))


def test_an_article_in_several_elements_is_read_whole() -> None:
    document = html(
        "<article><h2>Squat</h2><p>Sit between the heels.</p></article>"
        "<article><h2>Row</h2><p>Pull to the belly.</p></article>"
    )
    assert headings(document) == [(2, "Squat"), (2, "Row")]


def test_the_title_just_outside_the_article_s_element_belongs_to_it() -> None:
    body = _ARTICLE.removeprefix("<h1>Dead Bug Basics</h1>")
    document = html(f"<div><h1>Dead Bug Basics</h1><div class=entry-content>{body}</div></div><p>Call us today</p>")
    assert quotes(document) == _TEXTS


def test_a_stated_body_shows_an_element_without_marks() -> None:
    texts = " ".join(_TEXTS[1:])
    head = f'<script type="application/ld+json">{json.dumps({"@type": "Article", "articleBody": texts})}</script>'
    body = _ARTICLE.removeprefix("<h1>Dead Bug Basics</h1>")
    document = html(f"{head}<div><p>Meet our three coaches</p><div>{body}</div><p>See you on Monday at six</p></div>")
    assert quotes(document) == _TEXTS[1:]


@pytest.mark.parametrize("stated", ["", "Lie on your back and press", "Something else " * 40, 7, ["Lie on your back"]])
def test_a_stated_body_that_is_an_excerpt_or_not_there_changes_nothing(stated: object) -> None:
    head = f'<script type="application/ld+json">{json.dumps({"@type": "Article", "articleBody": stated})}</script>'
    assert quotes(html(f"{head}<article>{_ARTICLE}</article>")) == _TEXTS


def test_without_any_mark_the_densest_element_is_the_article() -> None:
    document = html(
        "<div class=top><a href=a>Gym</a> <a href=b>Prices</a></div>"
        f"<div class=x><div class=y>{_ARTICLE}{_ARTICLE.replace('h1', 'h2')}</div></div>"
        "<div class=bottom><a href=c>Contact</a> <a href=d>Jobs</a></div>"
    )
    assert quotes(document)[: len(_TEXTS)] == _TEXTS
    assert "Prices" not in document.text
    assert "Jobs" not in document.text


def test_the_densest_element_never_leaves_the_first_heading_out() -> None:
    paragraphs = "<p>Step back, brace and press the handles out in front of the chest.</p>" * 8
    document = html(f"<div><div><h2>Pallof press</h2></div><div>{paragraphs}</div></div>")
    assert headings(document) == [(2, "Pallof press")]


def test_a_page_that_is_a_list_of_links_stays_whole() -> None:
    document = html("<div><div><a href=a>Squat</a></div><div><a href=b>Row</a></div></div>")
    assert quotes(document) == ["Squat", "Row"]


def test_cards_with_doses_are_exercises_of_the_article() -> None:
    card = "<a class=related-card href=x><div class=related-name>{}</div><div class=related-dose>{}</div></a>"
    dosed = f"<div class=related-grid>{card.format('Plank', 'Dose: 40 s')}{card.format('Dip', 'Dose: 5')}</div>"
    links = f"<div class=related-grid>{card.format('Hips', 'Stiff to free')}</div>"
    document = html(f"<article>{_ARTICLE}{dosed}{links}</article>")
    assert quotes(document) == [*_TEXTS, "Plank", "Dose: 40 s", "Dip", "Dose: 5"]
    assert omitted(document) == {"related": "Hips Stiff to free"}


@pytest.mark.parametrize(
    ("furniture", "reason"),
    [
        ("<nav><a href=/>Home</a></nav>", "navigation"),
        ("<div role=navigation>Home</div>", "navigation"),
        ("<div class='site_nav'>Home</div>", "navigation"),
        ("<ol class=breadcrumb><li>Home</ol>", "navigation"),
        ("<footer>Home</footer>", "navigation"),
        ("<div class='related-posts'>Home</div>", "related"),
        ("<section id='jp-relatedposts' class='yarpp'>Home</section>", "related"),
        ("<div id=comments>Home</div>", "comments"),
        ("<div class='post-comments_list'>Home</div>", "comments"),
        ("<form class=newsletter-form>Home</form>", "newsletter"),
        ("<div class=mc_embed_signup>Home</div>", "newsletter"),
        ("<div id=cookie-banner>Home</div>", "consent"),
        ("<div class=gdpr>Home</div>", "consent"),
        ("<ul class=share-buttons><li>Home</ul>", "sharing"),
        ("<div class=ad-slot>Home</div>", "advertising"),
        ("<aside class=sidebar>Home</aside>", "sidebar"),
        ("<div class=author-box>Home</div>", "sidebar"),
        ("<ul class=tags><li><a href=x>Home</a></ul>", "links"),
    ],
)
def test_furniture_is_left_out_and_recorded(furniture: str, reason: str) -> None:
    document = html(f"<article>{_ARTICLE}{furniture}</article>")
    assert quotes(document) == _TEXTS
    assert omitted(document) == {reason: "Home"}


@pytest.mark.parametrize(
    "name",
    [
        "recommended-dose",
        "elementor-widget-text",
        "shared-plan",
        "adaptation",
        "common-mistakes",
        "topic",
        "tags",
        "cta",
    ],
)
def test_names_that_only_sound_like_furniture_are_content(name: str) -> None:
    document = html(f"<article>{_ARTICLE}<div class={name}>Three sets of five</div></article>")
    assert quotes(document) == [*_TEXTS, "Three sets of five"]


def test_an_element_that_holds_the_article_is_never_furniture() -> None:
    document = html(f"<body class='has-sidebar widget'><div class='page comments-open'>{_ARTICLE}</div>")
    assert quotes(document) == _TEXTS


def test_a_crowd_of_comments_is_no_article() -> None:
    long = f"<article>{_ARTICLE}<p>{'Keep your back straight. ' * 90}</p></article>"
    crowd = "<p>Thanks! I do fifty of them.</p>" * 400
    document = html(f"<body>{long}<section class=comments>{crowd}</section>")
    assert not any("fifty" in quote for quote in quotes(document))
    assert set(omitted(document)) == {"comments"}


def test_on_a_page_of_little_else_comments_are_the_text() -> None:
    document = html(f"<body><p>What do you do?</p><section class=comments>{_ARTICLE}</section>")
    assert [text for text in _TEXTS if text in quotes(document)] == _TEXTS


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Secret</p>",
        "<span aria-hidden=true>Secret</span>",
        "<div style='color: red; display:none'>Secret</div>",
        "<div style='DISPLAY: NONE'>Secret</div>",
        "<div style='visibility: hidden'>Secret</div>",
        "<span class='screen-reader-text'>Secret</span>",
        "<div hidden><p hidden><span class=sr-only>Secret</span></p></div>",
    ],
)
def test_hidden_text_is_left_out_and_recorded_once(hidden: str) -> None:
    document = html(f"<article>{_ARTICLE}{hidden}</article>")
    assert quotes(document) == _TEXTS
    assert [(omission.reason, omission.text) for omission in document.omitted] == [("hidden", "Secret")]


@pytest.mark.parametrize(
    "opening",
    [
        "<html hidden><body>",
        "<html aria-hidden=true><body>",
        "<body style='display:none'>",
        "<body style='visibility:hidden'><p>Wait</p>",
        "<body><div id=app style='display: none'>",
        "<body><nav><div>Gym</div>",
    ],
)
def test_a_page_hidden_until_its_script_runs_or_swallowed_by_an_unclosed_tag_is_read(opening: str) -> None:
    assert set(_TEXTS) <= set(quotes(html(opening + _ARTICLE)))


def test_dialogs_that_hold_the_page_together_are_read() -> None:
    days = [f"<div class=day aria-hidden=true><h2>Day {day}</h2>{_ARTICLE}</div>" for day in "ABC"]
    document = html(f"<h1>Plan</h1><p>Open</p>{''.join(days)}<p hidden>Secret</p>")
    assert {"Day A", "Day B", "Day C", *_TEXTS} <= set(quotes(document))
    assert "Secret" not in document.text


@pytest.mark.parametrize("hidden", ["hidden", "aria-hidden=true", "style='display:none'"])
def test_tabs_are_read_whichever_of_them_is_shown(hidden: str) -> None:
    document = html(f"<article>{_ARTICLE}<div role=tabpanel {hidden}><p>Row on Friday.</p></div></article>")
    assert [*_TEXTS, "Row on Friday."] == quotes(document)


_TWICE = (
    "<p>Keep the ribs down and the chin tucked in throughout.</p><h3>How far</h3>"
    "<p>Reach long through the heel as you lower the leg.</p><p>Stop the set when the back lifts off the floor.</p>"
)


def test_a_text_carried_once_for_phones_and_once_for_desks_is_read_once() -> None:
    document = html(f"<h1>Dead bug</h1><div class=phone>{_TWICE}</div><div class=desk>{_TWICE}</div><p>Rest.</p>")
    assert document.text.count("Keep the ribs down") == 1
    assert quotes(document)[-1] == "Rest."
    assert omitted(document)["repeated"].startswith("Keep the ribs down")
    assert "How far" in omitted(document)["repeated"]


def test_short_lines_that_recur_are_content() -> None:
    document = html("<h2>Squat</h2><p>3 sets of 12</p><p>Rest 60 s</p><p>Slow</p>" * 3)
    assert quotes(document, "paragraph") == ["3 sets of 12", "Rest 60 s", "Slow"] * 3


def test_two_long_lines_that_recur_are_content() -> None:
    line = "<p>Hold the top of every repetition for a full breath.</p><p>Lower the weight under control every time.</p>"
    document = html(f"<h2>Squat</h2>{line}<h2>Row</h2>{line}")
    assert len(quotes(document, "paragraph")) == 4


def test_the_same_plan_under_a_heading_of_its_own_is_content() -> None:
    week = "".join(f"<li>Day {day}: four slow rounds of lunges, rows and planks</li>" for day in (1, 2, 3))
    document = html(f"<h2>Week 1</h2><ul>{week}</ul><h2>Week 2</h2><ul>{week}</ul>")
    assert len(quotes(document, "item")) == 6


@pytest.mark.parametrize(
    "heading",
    ["Related posts", "You may also like", "Leave a comment", "3 Comments", "Share this", "Subscribe", "Read next:"],
)
def test_a_section_that_its_heading_gives_away_is_left_out(heading: str) -> None:
    document = html(f"<div>{_ARTICLE}<h2>{heading}</h2><p>Ten chair stretches</p></div>")
    assert quotes(document) == _TEXTS
    assert omitted(document) == {"related or comments": f"{heading}\nTen chair stretches"}


def test_such_a_section_ends_where_the_next_heading_begins() -> None:
    document = html(f"{_ARTICLE}<h2>Share this</h2><p>Tell a friend</p><h2>Side plank</h2><p>Stack the feet.</p>")
    assert quotes(document)[-2:] == ["Side plank", "Stack the feet."]


def test_most_of_an_article_is_never_such_a_section() -> None:
    moves = "".join(f"<p>Move {number}: hold it for a breath.</p>" for number in range(9))
    document = html(f"<h2>Next steps</h2>{moves}")
    assert len(quotes(document, "paragraph")) == 9


def test_thousands_of_equal_lines_are_read_quickly() -> None:
    assert len(html("<h2>Squat</h2>" * 8000).blocks) == 8000
    lines = "".join(f"<p>line {number}</p>" for number in range(4000))
    assert len(html(lines + lines).blocks) == 8000


_SHOWN = "<h1>Legs</h1><p>Press a button to see how a move is done, and take your time with each of them.</p>"


@pytest.mark.parametrize(
    "told",
    [
        "<ol><li>Hold the bell at your chest.</li><li>Sit between your heels.</li></ol>",
        "<p>Sets: 3</p>",
        "<p>4 x 12</p>",
        "<p>Target muscles: quads</p>",
        "<p>How to do it: slide down a wall.</p>",
    ],
)
@pytest.mark.parametrize(
    "opening", ["<div class=modal aria-hidden=true>", "<div class=exercise-popup>", "<div role=dialog>"]
)
def test_a_dialog_that_tells_of_an_exercise_is_read(told: str, opening: str) -> None:
    dialog = f"{opening}<div class=modal-body><h2>Wall Sit</h2>{told}</div></div>"
    assert "Wall Sit" in quotes(html(_SHOWN + dialog), "heading")


@pytest.mark.parametrize(
    "asked",
    ["<p>Get the 5 x 5 plan.</p><form><p>Your address</p></form>", "<p>We count visits.</p>"],
)
def test_a_dialog_that_asks_or_tells_of_no_exercise_is_left_out(asked: str) -> None:
    dialog = f"<div class=modal><div class=modal-body><h2>Welcome</h2>{asked}</div></div>"
    assert quotes(html(_SHOWN + dialog), "heading") == ["Legs"]


def test_lists_that_end_alike_are_content() -> None:
    end = "<li>Lower the bar slowly until it is under your knees.</li><li>Keep the bar close to both of your legs.</li>"
    end += "<li>Stand tall again and breathe out on the way up.</li>"
    lists = [
        f"<h2>{name} Deadlift</h2><ol><li>{start}</li>{end}</ol>" for name, start in (("Sumo", "A"), ("Deficit", "B"))
    ]
    assert len(quotes(html("".join(lists)), "item")) == 8
