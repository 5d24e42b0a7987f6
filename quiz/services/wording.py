"""The catalogue of words, Chinese first, merged from one file an area. Knows no key by its meaning."""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

CHINESE = "zh-CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
_PLACE = re.compile(r"\{(\w+)\}")


class Wording:
    """All words of the program, read once from `<folder>/<language>/<area>.json`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def catalogues(self) -> Mapping[str, Mapping[str, str]]:
        return {language: _merged(self._folder / language) for language in LANGUAGES}

    def has(self, language: str, key: str) -> bool:
        return key in self.catalogues[language]

    def say(self, language: str, key: str, **args: Any) -> str:
        """The words of a key with `{name}` replaced; a missing key is shown as itself, to be noticed."""
        text = self.catalogues[language].get(key, key)
        return _PLACE.sub(lambda place: _shown(args, place), text)


def _merged(folder: Path) -> dict[str, str]:
    words: dict[str, str] = {}
    for file in sorted(folder.glob("*.json")):
        words.update(json.loads(file.read_text(encoding="utf-8")))
    return words


def _shown(args: Mapping[str, Any], place: re.Match[str]) -> str:
    value = args.get(place[1])
    if value is None:
        return place[0]
    return str(value).replace("-", "−") if isinstance(value, int | float) else str(value)
