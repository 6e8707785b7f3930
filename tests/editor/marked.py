"""Rust text with marks: `/*name*/` stands before a token and gives its place a name."""

import re

MARK = re.compile(r"/\*(\w+)\*/")


class Marked:
    """The text without its marks, and where they were."""

    def __init__(self, written):
        self.places = {}
        self.text = ""
        end = 0
        for mark in MARK.finditer(written):
            self.text += written[end : mark.start()]
            end = mark.end()
            line = self.text.count("\n")
            column = len(self.text) - self.text.rfind("\n") - 1
            assert mark[1] not in self.places, f"two marks are called {mark[1]}"
            self.places[mark[1]] = {"line": line, "character": column}
        self.text += written[end:]

    def name(self, place):
        """The mark at a place, or else its line."""
        for name, marked in self.places.items():
            if marked == place:
                return name
        return f"line {place['line'] + 1}: {self.text.splitlines()[place['line']].strip()}"

    def under(self, span):
        """The text between two places of one line, or the first line's share of it."""
        start, end = span["start"], span["end"]
        line = self.text.splitlines()[start["line"]]
        same = start["line"] == end["line"]
        return line[start["character"] : end["character"] if same else None]
