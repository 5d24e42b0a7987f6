"""
What the browser is given: the vendored files are the ones that were built, nothing is loaded from another
site, and both languages say the same things.
"""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
CHINESE, ENGLISH = STATIC / "i18n" / "zh-CN", STATIC / "i18n" / "en"

NAMES_ONLY = re.compile(
    r"https?://(www\.w3\.org/(2000/svg|1999/xhtml|1998/Math/MathML|1999/xlink)|socket\.io/docs/)"
)
"""Names of XML vocabularies and one sentence in an error message: never fetched."""

ADDRESS = re.compile(r"https?://[\w.-]+[^\s\"'`)<]*")
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def pages_and_code() -> list[Path]:
    """Everything a browser runs or draws; licence texts are read by people only."""
    found = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css", ".svg", ".json", ".html"}]
    return sorted(found + list((ROOT / "templates").rglob("*.html")))


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_vendored_file_is_the_one_that_was_built(name):
    content = (VENDOR / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == MANIFEST[name]["sha256"]
    assert len(content) == MANIFEST[name]["bytes"]


def test_every_vendored_script_is_in_the_manifest():
    assert {path.name for path in VENDOR.glob("*.js")} == set(MANIFEST)


def test_every_vendored_package_brings_its_licence():
    text = (VENDOR / "LICENSES.txt").read_text(encoding="utf-8")
    packages = {(each["name"], each["version"]) for entry in MANIFEST.values() for each in entry["packages"]}
    missing = [name for name, version in packages if f"{name} {version} (" not in text]
    assert missing == []


def test_vendored_versions_are_the_pinned_ones():
    package = json.loads((ROOT / "tools" / "vendor" / "package.json").read_text(encoding="utf-8"))
    pins = package["devDependencies"]
    built = {each["name"]: each["version"] for entry in MANIFEST.values() for each in entry["packages"]}
    assert {name: built[name] for name in pins if name in built}.items() <= pins.items()
    assert {"preact", "htm", "@preact/signals", "socket.io-client"} <= set(built)


def test_lock_names_no_download_address():
    lock = json.loads((ROOT / "tools" / "vendor" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


@pytest.mark.parametrize("path", pages_and_code(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_loaded_from_another_site(path):
    text = path.read_text(encoding="utf-8")
    foreign = [found for found in ADDRESS.findall(text) if not NAMES_ONLY.match(found)]
    assert foreign == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_template_has_no_inline_script_or_style(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize("path", sorted((STATIC / "js").rglob("*.js")), ids=lambda path: path.stem)
def test_script_never_writes_markup_and_imports_what_exists(path):
    text = path.read_text(encoding="utf-8")
    assert MARKUP.findall(text) == []
    imported = re.findall(r"^(?:import|export)\b[^'\";]*?from '([^']+)'", text, flags=re.MULTILINE)
    assert [name for name in imported if not (path.parent / name).resolve().is_file()] == []


def test_both_languages_have_the_same_areas():
    assert {path.name for path in CHINESE.glob("*.json")} == {path.name for path in ENGLISH.glob("*.json")}


@pytest.mark.parametrize("area", sorted(path.name for path in CHINESE.glob("*.json")))
def test_both_languages_have_the_same_keys_and_placeholders(area):
    chinese = json.loads((CHINESE / area).read_text(encoding="utf-8"))
    english = json.loads((ENGLISH / area).read_text(encoding="utf-8"))
    assert sorted(chinese) == sorted(english)
    fields = {key: set(PLACEHOLDER.findall(text)) for key, text in chinese.items()}
    assert {key: set(PLACEHOLDER.findall(text)) for key, text in english.items()} == fields


def test_a_key_belongs_to_one_area_only():
    seen: dict[str, str] = {}
    twice = []
    for path in sorted(CHINESE.glob("*.json")):
        for key in json.loads(path.read_text(encoding="utf-8")):
            if key in seen:
                twice.append((key, seen[key], path.name))
            seen[key] = path.name
    assert twice == []


HALL_KEYS = re.compile(r"\bt\('([\w.]+)'")


@pytest.mark.parametrize("path", sorted((STATIC / "js" / "hall").glob("*.js")), ids=lambda path: path.name)
def test_every_word_the_hall_asks_for_is_in_the_catalogue(path):
    words: dict[str, str] = {}
    for area in CHINESE.glob("*.json"):
        words.update(json.loads(area.read_text(encoding="utf-8")))
    asked = HALL_KEYS.findall(path.read_text(encoding="utf-8"))
    assert [key for key in asked if key not in words] == []
