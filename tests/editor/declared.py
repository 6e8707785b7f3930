"""A trait without mistakes: every token of it leads where it would in a trait written by hand."""

from pathlib import Path

SOURCE = (Path(__file__).parent / "source/shop.rs").read_text(encoding="utf-8")

ITEM = ["fn item(&self, id: ItemId, lang: Option<&str>) -> Call<String>", "One item of the shop."]
REMOVE = ["fn remove(&self, id: ItemId)", "Result<Receipt, Error>", "Takes an item"]
TYPES = ["Item", "ItemId", "Receipt", "Call", "Option", "String"]

# A mark, and what is shown at it.
HOVER = {
    "item": ITEM,
    "call_item": ITEM,
    "call_item_again": ITEM,
    "remove": REMOVE,
    "call_remove": REMOVE,
    "id": ["id: ItemId"],
    "lang": ["lang: Option<&str>"],
    "content": ["content: &Item"],
    "id_type": ["struct ItemId", "Tells an item from all others."],
    "content_type": ["struct Item", "What the shop sells."],
    "receipt_type": ["struct Receipt", "What a customer gets."],
    "item_result": ["struct String"],
    "item_call": ["struct Call<T>"],
    "endpoint": ["endpoint", "Declares the endpoint"],
    "GET": ["const GET: Method"],
    "json_value": ["content: &Item"],
    "header_value": ["tag: &str"],
    "encode_format": ["format: Format"],
    "encode_value": ["content: &Item"],
    "receipt": ["receipt: Receipt"],
}

# Nothing of the expansion is shown anywhere.
HIDDEN = ["__private", "fn client", "fn argument", "fn payload", "ENDPOINT", "Self = Self"]

# A mark, and the only ones that it leads to.
DEFINITION = {
    "call_item": ["item"],
    "call_item_again": ["item"],
    "call_put": ["put"],
    "call_remove": ["remove"],
    "item": ["item"],
    "remove": ["remove"],
    "id": ["id"],
    "id_type": ["ItemId"],
    "content_type": ["Item"],
    "remove_id_type": ["ItemId"],
    "receipt_type": ["Receipt"],
    "receipt_number": ["number"],
    "json_value": ["content"],
    "header_value": ["tag"],
    "encode_format": ["format"],
    "encode_value": ["published"],
    "GET": ["method.rs: pub const GET: Method = Method(Get);"],
}

REFERENCES = {
    "item": ["call_item", "call_item_again", "item"],
    "remove": ["call_remove", "remove"],
    "content": ["content", "json_value"],
    "tag": ["header_value", "tag"],
}

# A mark, and all tokens that a new name there changes.
RENAME = {
    "content": ["content", "json_value"],
    "json_value": ["content", "json_value"],
    "header_value": ["header_value", "tag"],
    "encode_format": ["encode_format", "format"],
    "lang": ["lang"],
    "remove": ["call_remove", "remove"],
    "Receipt": ["Receipt", "receipt_type"],
}

# A mark that the cursor stands at, and some of what is offered.
COMPLETION = {
    "call_item": ["item", "put", "publish", "remove"],
    "receipt_number": ["number"],
    "id_type": TYPES,
    "content_type": TYPES,
    "item_result": TYPES,
    "receipt_type": TYPES,
}


def check(editor, report):
    report.title("A trait without mistakes")
    editor.show(SOURCE)
    report.is_equal("no diagnostics", editor.diagnostics, [])
    for mark, texts in HOVER.items():
        report.has_all(f"hover at {mark}", lambda: editor.hover(mark), texts)
    for mark in HOVER:
        shown = lambda: [text for text in HIDDEN if text in editor.hover(mark)]
        report.is_equal(f"hover at {mark} is free of the expansion", shown, [])
    for mark, places in DEFINITION.items():
        report.is_equal(f"definition of {mark}", lambda: editor.definition(mark), places)
    if "api" in editor.source.places:
        report.has_all("hover at api", lambda: editor.hover("api"), ["proc_macro api"])
    for mark, places in REFERENCES.items():
        report.is_equal(f"references of {mark}", lambda: editor.references(mark), places)
    for mark, places in RENAME.items():
        report.is_equal(f"rename of {mark}", lambda: editor.rename(mark, "fresh"), places)
    for mark, names in COMPLETION.items():
        report.has_all(f"completion at {mark}", lambda: editor.completion(mark), names)
