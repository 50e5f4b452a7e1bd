"""Whether a page of a crawl is English, told by the small words that a language cannot do without."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = frozenset("the and your you with that this are from when have can will should their which".split())
# Of the languages most pages are written in; none is an English word that articles on exercise use often.
_OTHER: Final = frozenset(
    "der die das und ist mit nicht auf eine den dem sie zu im für sich werden von "
    "le les des est une pour dans vous que avec sur pas aux votre qui du et la "
    "el los las una por para con del es su más al lo como "
    "os um uma não ou seu mais é dos das ao "
    "il di che non della gli delle nel sono più "
    "het een zijn voor niet je aan ook "
    "och att det som för på av inte är og til ikke af "
    "się nie jest na że oraz w z są przez ve bir bu için ile daha si pro "
    "yang dan untuk dengan của và các cho những".split()
)
_CLEARLY: Final = 0.05
"""Share of other languages' small words: Spanish prose has .16 to .2, its pages half of code .06; of 97 English
articles one has .03 (a list of names and doses), all others .02 and less."""
_AGAINST: Final = 0.05
"""Share of English small words in a page that declares another language: prose has .09 and more."""
_FEW_WORDS: Final = 30
"""In fewer words nothing can be counted: the page is taken as what it declares, and as English if nothing."""


def is_english(text: str, declared: str | None) -> bool:
    """Whether an article is English, by its words; `declared` is the language that the page says it has."""
    declares_other = declared is not None and declared.partition("-")[0].lower() != "en"
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEW_WORDS:
        return not declares_other and not _foreign_script(text)
    english, other = (sum(word in small for word in words) / len(words) for small in (_ENGLISH, _OTHER))
    if declares_other and english < _AGAINST:
        return False
    return other < max(_CLEARLY, english) and not _foreign_script(text)


def _foreign_script(text: str) -> bool:
    """Whether most letters are none of the Latin alphabet, which ends at U+024F."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign > "\u024f" for sign in letters) > len(letters) / 2
