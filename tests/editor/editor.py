"""What one does in an editor with one file open, in the words of its marks."""

from pathlib import Path

from language_server import LanguageServer
from marked import Marked


class Editor:
    """A crate with one file, opened in a language server."""

    def __init__(self, command, crate, options, log):
        self.file = crate / "src/lib.rs"
        self.uri = self.file.as_uri()
        self.version = 0
        self.source = Marked("")
        # How a text is changed before it is shown.
        self.form = str
        self.server = LanguageServer(command, crate, options, log)

    def show(self, written):
        """Replaces the whole text, as typing would."""
        self.source = Marked(self.form(written))
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        if self.version == 1:
            document |= {"languageId": "rust", "text": self.source.text}
            self.server.notify("textDocument/didOpen", {"textDocument": document})
            self.server.wait_until_indexed()
        else:
            change = {"textDocument": document, "contentChanges": [{"text": self.source.text}]}
            self.server.notify("textDocument/didChange", change)

    def ask(self, question, mark=None, **more):
        parameters = {"textDocument": {"uri": self.uri}, **more}
        if mark is not None:
            parameters["position"] = self.source.places[mark]
        return self.server.ask(f"textDocument/{question}", parameters)

    def hover(self, mark):
        found = self.ask("hover", mark)
        return found["contents"]["value"] if found else "nothing"

    def definition(self, mark):
        """The marks that it leads to; of other files the name and the line's text."""
        return self.named(self.ask("definition", mark))

    def references(self, mark):
        return self.named(self.ask("references", mark, context={"includeDeclaration": True}))

    def named(self, locations):
        locations = [locations] if isinstance(locations, dict) else locations or []
        return sorted(self.where(location) for location in locations)

    def where(self, location):
        place = location["range"]["start"]
        if location["uri"] == self.uri:
            return self.source.name(place)
        path = Path(location["uri"].removeprefix("file://"))
        return f"{path.name}: {path.read_text().splitlines()[place['line']].strip()}"

    def completion(self, mark):
        """The names offered, in the order in which an editor shows them."""
        found = self.ask("completion", mark, context={"triggerKind": 1}) or []
        items = found["items"] if isinstance(found, dict) else found
        items.sort(key=lambda item: item.get("sortText", item["label"]))
        return [item.get("filterText", item["label"]) for item in items]

    def rename(self, mark, name):
        """The marks whose tokens change."""
        edit = self.ask("rename", mark, newName=name)
        changed = []
        for document in edit["documentChanges"]:
            for change in document["edits"]:
                location = {"uri": document["textDocument"]["uri"], "range": change["range"]}
                changed.append(self.where(location))
        return sorted(changed)

    def diagnostics(self):
        """Each as its code, the text it stands at and its first line."""
        found = self.ask("diagnostic")["items"]
        return [
            (problem.get("code"), self.source.under(problem["range"]), problem["message"].split("\n")[0])
            for problem in found
        ]
