"""Which words are written small: whatever our own texts write in small letters, and seldom in capitals.

Run from the top of the repository; writes common_words.txt and names.txt of apps/drafting/composing.
The composer lowers the first letter of what a person typed only where it knows the word: "Recipes" is
a word, "Intune" may be a name. Names are the words with a capital in our lists of skills and tools.
"""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "apps" / "drafting" / "composing"
TERMS = "apps/drafting/reading/terms/*.txt"
READ = ("training/data/*", TERMS, "apps/guidance/content/**/*.*", "docs/**/*.md")
WORD = re.compile(r"(?<![\w'’-])[A-Za-z][a-z]+(?![\w'’-])")


def count_words() -> tuple[Counter[str], Counter[str]]:
    """Return how often each word is written small, and how often with a capital, over all that is read."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(path for pattern in READ for path in ROOT.glob(pattern)):
        for word in WORD.findall(path.read_text(encoding="utf-8")):
            (small if word[0].islower() else capital)[word.lower()] += 1
    return small, capital


def find_names() -> set[str]:
    """Return the words that our lists of terms write with a capital."""
    lines = (line for path in ROOT.glob(TERMS) for line in path.read_text(encoding="utf-8").splitlines())
    terms = {term.strip() for line in lines if not line.startswith("#") for term in line.split(",")}
    return {term for term in terms if WORD.fullmatch(term) and term[0].isupper()}


def main() -> None:
    """Write both lists, one word a line, in order."""
    small, capital = count_words()
    words = {word for word, count in small.items() if count > capital[word]}
    names = {name for name in find_names() if name.lower() not in words}
    for name, found in (("common_words", words), ("names", names)):
        (WRITTEN / f"{name}.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(found)} {name}\n")


if __name__ == "__main__":
    main()
