"""The practice page as a page: weight, sizes, large type, old browsers, one notion of equal texts."""

import gzip
import random
import re
from pathlib import Path

import pytest

from quiz.grading.normalize import normalize
from tests.e2e.axe import serious_violations

BUDGET_BYTES = 60 * 1024
SMALL = {"viewport": {"width": 320, "height": 568}}
POOLS = (
    "零一二三四五六七八九〇○两十百千万亿",
    "0123456789.,，%‰-",
    "abcXYZ_ ",
    "《》“”、。 年月日百分之",
    "é①²½ⅣＡ１２，％．–—−ａ𝟏ßſﬁ㈠〡",
)


def test_the_page_costs_less_than_60_kb_before_the_bank(phones):
    phone, loaded = phones(), {}
    phone.page.on("response", lambda response: loaded.setdefault(response.url, response))
    phone.open()
    total = 0
    for url, response in list(loaded.items()):  # what comes later comes when the page is idle
        body = response.body()
        if url.endswith("/practice"):
            text = body.decode()
            body = re.sub(r"(id=\"first\">).*?(</template>)", r"\1\2", text, flags=re.S).encode()
        assert "/pages/" not in url
        total += len(gzip.compress(body, 6))
    assert total < BUDGET_BYTES, f"{total} bytes in {len(loaded)} files"


@pytest.mark.parametrize("shape", [SMALL, {}, {"scale": "150%"}], ids=["320x568", "390x844", "type at 150 %"])
def test_nothing_is_cut_on_small_screens_and_with_large_type(phones, shape):
    options = dict(shape)
    scale = options.pop("scale", None)
    phone = phones(**options)
    if scale:
        phone.context.add_init_script(
            f"new MutationObserver(() => document.documentElement.style.setProperty('font-size', '{scale}'))"
            ".observe(document, {childList: true, subtree: true})"
        )
    phone.open()
    for right in (True, False):
        nothing_is_cut(phone)
        phone.answer(right)
        nothing_is_cut(phone)
        assert serious_violations(phone.page) == []
        phone.next()
    phone.answer()
    phone.page.locator(".btn--next").tap()
    phone.page.get_by_role("dialog").wait_for()
    nothing_is_cut(phone)
    assert serious_violations(phone.page) == []


CUT = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const small = [...document.querySelectorAll('button, a, select, input')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.height < 55.5 && each.type !== 'radio';
  }).map(each => each.className || each.id);
  return {wide, small};
}"""


def nothing_is_cut(phone):
    found = phone.page.evaluate(CUT)
    assert found["wide"] <= 0 and found["small"] == []


def test_the_larger_type_is_kept(phones):
    phone = phones().open()
    phone.page.get_by_role("button", name="大字").tap()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    phone.page.reload()
    phone.wait()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"


def test_phone_and_server_compare_texts_alike(house, phones):
    rng = random.Random(20)
    texts = ["".join(rng.choice(pool) for _ in range(rng.randint(0, 12))) for pool in POOLS * 200]
    mixed = "".join(POOLS)
    texts += ["".join(rng.choice(mixed) for _ in range(rng.randint(0, 14))) for _ in range(4000)]
    banks = house.services.shelf.library.banks
    texts += [
        text
        for bank in banks
        for each in bank.questions
        for text in (each.stem, each.explanation, each.source)
    ]
    phone = phones().open()
    build = phone.page.evaluate("document.body.dataset.build")
    found = phone.page.evaluate(
        "async ([url, texts]) => { const port = await import(url); return texts.map(port.normalize); }",
        [f"/s/{build}/js/practice/grading/normalize.js", texts],
    )
    assert [(text, port) for text, port in zip(texts, found, strict=True) if normalize(text) != port] == []


def test_a_paper_gives_part_points_only_where_the_blueprint_does_and_nothing_is_wrong(phones):
    phone = phones().open()
    build = phone.page.evaluate("document.body.dataset.build")
    question = {"type": "multiple", "key": {"labels": ["A", "B", "D"]}}
    chosen = {"whole": ["A", "B", "D"], "missing": ["A", "D"], "wrong": ["A", "C"], "blank": []}
    paper = {
        "items": [{"question": name} for name in chosen],
        "questions": dict.fromkeys(chosen, question),
        "chosen": chosen,
        "points": {"multiple": 3},
    }
    points = [
        phone.page.evaluate(
            "async ([url, paper]) => (await import(url)).marked(paper).map(row => row.points)",
            [f"/s/{build}/js/practice/pages/mock_book.js", {**paper, "missing_some": part}],
        )
        for part in (0, 1.5)
    ]
    assert points == [[3, 0, 0, 0], [3, 1.5, 0, 0]]


def test_phone_scripts_keep_to_the_floor_of_old_browsers():
    folder = Path(__file__).parents[2] / "static" / "js" / "practice"
    young = re.compile(r"\(\?<[=!]|\.at\(|replaceAll\(|structuredClone|randomUUID|\?\?=|Object\.hasOwn")
    files = [file for file in folder.rglob("*.js") if "pages" not in file.parts]
    assert len(files) > 20
    assert [file.name for file in files if young.search(file.read_text(encoding="utf-8"))] == []
