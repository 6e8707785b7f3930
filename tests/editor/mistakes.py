"""A trait with one mistake: one error, at the token to change, and no other."""

from marked import Marked

SOURCE = """\
use soundcloud_api::{{Api, Call, Client, Error, endpoint}};

pub trait Shop: Api {{
    /// One item of the shop.
    {attribute}
    {method}
}}

impl Shop for Client {{}}

pub async fn visit(shop: &Client) -> Result<(), Error> {{
    shop./*call*/item(7).await?;
    Ok(())
}}
"""

METHOD = "fn /*item*/item(&self, id: u32) -> Call<String>;"

# The attribute, the method, the first token that the error stands at, and what it says.
MISTAKES = [
    ('#[endpoint(GTE, "/items/<id>")]', METHOD, "GTE", "unknown HTTP method `GTE`"),
    ('#[endpoint(GET, "/items/<di>")]', METHOD, '"/items/<di>"', "parameter `<di>` has no argument"),
    ('#[endpoint(GET, "/items")]', METHOD, "id", "argument `id` has no place in this endpoint"),
    ('#[endpoint(PUT, "/items", json = ib)]', METHOD, "ib", "method `item` has no argument `ib`"),
    ('#[endpoint(/*method*/PUT, "/items", jsn = id)]', METHOD, "jsn", "unknown key `jsn` in `#[endpoint]`"),
    (
        '#[endpoint(GET, "/items/<id>")]',
        "fn /*item*/item(&self, id: u32) -> Option<String>;",
        "Option",
        "an endpoint returns `Call<T>`: its request may fail",
    ),
]


def check(editor, report):
    for attribute, method, token, message in MISTAKES:
        report.title(Marked(f"{attribute} {method}").text)
        editor.show(SOURCE.format(attribute=attribute, method=method))
        errors = lambda: [error for error in editor.diagnostics() if error[0] == "macro-error"]
        report.is_equal("one error", errors, [("macro-error", token, message)])
        report.is_equal("definition of the call", lambda: editor.definition("call"), ["item"])
        report.has_all("hover at the method", lambda: editor.hover("item"), ["fn item", "One item"])
        if "method" in editor.source.places:
            report.has_all("hover at the HTTP method", lambda: editor.hover("method"), ["const PUT"])
