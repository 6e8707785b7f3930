"""Endpoints in the middle of being typed: what is around them stays usable, and so do they."""

from marked import Marked

SOURCE = """\
use soundcloud_api::{{Api, Call, Client, endpoint}};

pub trait Shop: Api {{
    /// One item of the shop.
    #[endpoint(GET, "/items/<id>")]
    fn /*item*/item(&self, /*id*/id: u32) -> Call<String>;

    {attribute}
    {method}

    /// Takes an item from the shelf.
    #[endpoint(DELETE, "/items/<id>")]
    fn /*remove*/remove(&self, id: u32) -> Call<()>;
}}

impl Shop for Client {{}}

pub fn visit(shop: &Client) {{
    shop./*call_item*/item(7);
    shop./*call_half*/half(7);
    shop./*call_remove*/remove(7);
    shop./*dot*/
}}
"""

# The attribute so far, over a method that is complete.
ATTRIBUTES = [
    "#[endpoint]",
    "#[endpoint()]",
    "#[endpoint(G)]",
    "#[endpoint(GET)]",
    "#[endpoint(GET, )]",
    '#[endpoint(GET, "")]',
    '#[endpoint(GET, "/half/<")]',
    '#[endpoint(GET, "/half/<id")]',
    '#[endpoint(GET, "/half/<id>?")]',
    '#[endpoint(GET, "/half/<id>", )]',
    '#[endpoint(GET, "/half/<id>", j)]',
    '#[endpoint(GET, "/half/<id>", json)]',
    '#[endpoint(GET, "/half/<id>", json = )]',
    '#[endpoint(GET, "/half/<id>", json = i)]',
    '#[endpoint(GET, "/half/<id>", headers)]',
    '#[endpoint(GET, "/half/<id>", headers())]',
    '#[endpoint(GET, "/half/<id>", headers("X-Tag"))]',
    '#[endpoint(GET, "/half/<id>", headers("X-Tag" = ))]',
    '#[endpoint(GET, "/half/<id>", auth = )]',
]
METHOD = "fn /*half*/half(&self, id: u32) -> Call<String>;"

# The method so far, under an attribute that is complete.
METHODS = [
    "fn /*half*/half(&self, id) -> Call<String>;",
    "fn /*half*/half(&self, id: ) -> Call<String>;",
    "fn /*half*/half(&self, id: u32, ) -> Call<String>;",
    "fn /*half*/half(&self, id: u32, q) -> Call<String>;",
    "fn /*half*/half(&self, id: u32)",
    "fn /*half*/half(&self, id: u32);",
    "fn /*half*/half(&self, id: u32) -> ;",
    "fn /*half*/half(&self, id: u32) -> Call",
    "fn /*half*/half(&self, id: u32) -> Call<",
    "fn /*half*/half(&self, id: u32) -> Call<String>",
]
ATTRIBUTE = '#[endpoint(GET, "/half/<id>")]'

# The attribute with a cursor in it, and what is offered there.
WORDS = [
    ("#[endpoint(/*cursor*/)]", ["GET", "PUT", "DELETE"]),
    ("#[endpoint(GE/*cursor*/)]", ["GET"]),
    ('#[endpoint(GE/*cursor*/, "/half/<id>")]', ["GET"]),
    ('#[endpoint(PUT, "/half", /*cursor*/)]', ["json", "headers", "encode", "auth"]),
    ('#[endpoint(PUT, "/half", js/*cursor*/)]', ["json"]),
    ('#[endpoint(PUT, "/half/<id>", he/*cursor*/)]', ["headers"]),
    ('#[endpoint(PUT, "/half", json = /*cursor*/)]', ["id"]),
    ('#[endpoint(PUT, "/half", json = i/*cursor*/)]', ["id"]),
    ('#[endpoint(PUT, "/half", encode(/*cursor*/) = id)]', ["id"]),
    ('#[endpoint(PUT, "/half", headers("X-Tag" = /*cursor*/))]', ["id"]),
    ('#[endpoint(PUT, "/half", headers("X-Tag" = i/*cursor*/))]', ["id"]),
]

# Without the parenthesis the parser loses its way: only what stands before is known.
OPEN = ["#[endpoint(]", '#[endpoint(GET, "/half"]']


def check(editor, report):
    for attribute in ATTRIBUTES:
        check_usable(editor, report, attribute, METHOD)
    for method in METHODS:
        check_usable(editor, report, ATTRIBUTE, method)
    for attribute, names in WORDS:
        show(editor, report, attribute, METHOD)
        report.has_all("completion in it", lambda: editor.completion("cursor"), names)
    for attribute in OPEN:
        show(editor, report, attribute, METHOD)
        check_item(editor, report)


def show(editor, report, attribute, method):
    report.title(Marked(f"{attribute} {method}".replace("/*cursor*/", "|")).text)
    editor.show(SOURCE.format(attribute=attribute, method=method))


def check_usable(editor, report, attribute, method):
    show(editor, report, attribute, method)
    check_item(editor, report)
    report.is_equal("definition of the half one", lambda: editor.definition("call_half"), ["half"])
    named = lambda: [place for place in editor.definition("half") if "core" in place]
    report.is_equal("definition of its name is free of the expansion", named, [])
    report.has_all("hover at the half one", lambda: editor.hover("half"), ["fn half"])
    report.is_equal("definition of the next", lambda: editor.definition("call_remove"), ["remove"])
    report.has_all("completion", lambda: editor.completion("dot"), ["item", "half", "remove"])
    told = lambda: [error for error in editor.diagnostics() if is_follow_up(error)]
    report.is_equal("no error that only follows from another", told, [])


def check_item(editor, report):
    report.is_equal("definition of the one before", lambda: editor.definition("call_item"), ["item"])
    report.has_all("hover at the one before", lambda: editor.hover("item"), ["One item of the shop."])


def is_follow_up(error):
    """A method that is said to be none, or to be missing, or a panic."""
    code, _, message = error
    return code == "E0046" or "goes on a method" in message or "panic" in message
