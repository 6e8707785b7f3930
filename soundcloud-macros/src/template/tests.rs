use proptest::prelude::*;

use super::*;

/// The pieces of a template, written short: `=text`, `<name>`, `<name..>`, `key=text`, `key=<name>`.
fn pieces(text: &str) -> Vec<String> {
    let template = parsed(text).unwrap_or_else(|mistake| panic!("{text}: {mistake:?}"));
    let path = template.path.iter().map(|piece| match piece {
        PathPiece::Text(text) => format!("={text}"),
        PathPiece::Parameter(parameter) => format!("<{}>", parameter.name),
        PathPiece::Rest(parameter) => format!("<{}..>", parameter.name),
    });
    let query = template.query.iter().map(|piece| match piece {
        QueryPiece::Pair(key, value) => format!("{key}={value}"),
        QueryPiece::Parameter(key, parameter) => format!("{key}=<{}>", parameter.name),
        QueryPiece::Fields(parameter) => format!("<{}..>", parameter.name),
    });
    path.chain(query).collect()
}

/// A template without a mistake, or the first one.
fn parsed(text: &str) -> Result<Template> {
    let (template, mistakes) = Template::parse(text);
    mistakes.into_iter().next().map_or(Ok(template), Err)
}

/// The first mistake of a template.
fn first_mistake(text: &str) -> Mistake {
    let mut mistakes = Template::parse(text).1;
    assert!(!mistakes.is_empty(), "{text}");
    mistakes.swap_remove(0)
}

/// Text, the part that is wrong, the message, the help.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn check(cases: &[Case]) {
    for (text, part, message, help) in cases {
        let mistake = first_mistake(text);
        let found = text.get(mistake.range.clone());
        let found = (found, mistake.message.as_str(), mistake.help.as_str());
        assert_eq!(found, (Some(*part), *message, *help), "{text}");
    }
}

#[test]
fn each_segment_and_pair_tells_its_mistake() {
    for (text, parts) in [
        (
            "items/{id}/<na me>?a&<f..>&&=x",
            &["i", "{id}", "<na me>", "a", "&", "=x", "<f..>"][..],
        ),
        ("/<id>/<id>/{x}?%", &["{x}", "%", "<id>"]),
        ("/{a:[/]+}/b>", &["{a:[/]+}", ">"]),
        ("/a#b/<c?&", &["#b/<c?&"]),
        ("https://h/{a}", &["https://h"]),
    ] {
        let mistakes = Template::parse(text).1;
        let found = mistakes.iter().map(|mistake| &text[mistake.range.clone()]);
        assert_eq!(found.collect::<Vec<_>>(), parts, "{text}");
    }
}

#[test]
fn a_path_is_text_and_parameters() {
    assert_eq!(pieces("/"), ["=/"]);
    assert_eq!(pieces("/tracks"), ["=/tracks"]);
    assert_eq!(pieces("/tracks/"), ["=/tracks/"]);
    assert_eq!(pieces("/<id>"), ["=/", "<id>"]);
    assert_eq!(pieces("/<id>/"), ["=/", "<id>", "=/"]);
    assert_eq!(
        pieces("/users/<user_id>/tracks/<id>"),
        ["=/users/", "<user_id>", "=/tracks/", "<id>"]
    );
}

#[test]
fn a_parameter_may_be_a_part_of_a_segment() {
    assert_eq!(
        pieces("/a-<id>.<format>/b"),
        ["=/a-", "<id>", "=.", "<format>", "=/b"]
    );
    assert_eq!(pieces("/<year><month>"), ["=/", "<year>", "<month>"]);
    assert_eq!(pieces("/..<id>"), ["=/..", "<id>"]);
}

#[test]
fn the_rest_of_a_path_is_its_end() {
    assert_eq!(pieces("/<path..>"), ["=/", "<path..>"]);
    assert_eq!(
        pieces("/<id>/files/<path..>?<v>"),
        ["=/", "<id>", "=/files/", "<path..>", "v=<v>"]
    );
}

#[test]
fn text_of_the_path_stays_as_it_is() {
    for text in [
        "/a%20b",
        "/%C3%A9",
        "/a:b@c;d,e=f&g+h!$'()*~",
        "/urn:x",
        "/..a",
        "/a.b..c/...",
    ] {
        assert_eq!(pieces(text), [format!("={text}")]);
    }
}

#[test]
fn a_query_has_pairs_parameters_and_fields() {
    assert_eq!(pieces("/t?a=1&b="), ["=/t", "a=1", "b="]);
    assert_eq!(
        pieces("/t?<q>&page=<number>&<filter..>"),
        ["=/t", "q=<q>", "page=<number>", "<filter..>"]
    );
    assert_eq!(
        pieces("/t?bpm[from]=<from>&a-b.c=<d>"),
        ["=/t", "bpm[from]=<from>", "a-b.c=<d>"]
    );
    assert_eq!(pieces("/t?a=x=y/:z"), ["=/t", "a=x=y/:z"]);
}

#[test]
fn literals_of_the_query_are_decoded() {
    assert_eq!(
        pieces("/t?%C3%A9%20=%26%3d&a%5Bb%5D=<c>"),
        ["=/t", "é =&=", "a[b]=<c>"]
    );
    assert_eq!(pieces("/t?dots=%2e%2F"), ["=/t", "dots=./"]);
}

#[test]
fn one_key_may_have_several_fixed_values() {
    assert_eq!(pieces("/t?a=1&a=2"), ["=/t", "a=1", "a=2"]);
}

#[test]
fn keywords_that_can_be_raw_are_names() {
    assert_eq!(pieces("/<type>?<in>"), ["=/", "<type>", "in=<in>"]);
    assert_eq!(pieces("/<größe>/<_id>/<a1>").len(), 6);
}

#[test]
fn a_url_belongs_into_a_query_only() {
    assert_eq!(
        pieces("/login?to=https://shop.example/x"),
        ["=/login", "to=https://shop.example/x"]
    );
}

#[test]
fn ranges_count_bytes_of_the_text() {
    let template = parsed("/%C3%B6/<größe>?x=<y>").expect("a template");
    let ranges = template
        .parameters()
        .map(|parameter| parameter.range.clone());
    assert_eq!(ranges.collect::<Vec<_>>(), [8..17, 20..23]);
}

const NAMES: &str = "use letters, digits and `_`, as in the name of an argument";
const NO_SPACE: &str = "write `%20` if the server expects a space; otherwise remove it";
const ONLY_A_NAME: &str = "a parameter is only a name; its type is that of the argument";
const STYLE: &str = "parameters are written `<name>`";
const LITERAL: &str = "a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`";

#[test]
fn a_template_starts_with_the_path() {
    check(&[
        ("", "", "the path is empty", "write `\"/\"`"),
        (
            "tracks/<id>",
            "t",
            "a path starts with `/`",
            "write `\"/tracks/<id>\"`",
        ),
        ("élan", "é", "a path starts with `/`", "write `\"/élan\"`"),
        (
            " /tracks",
            " ",
            "a path starts with `/`",
            "write `\"/tracks\"`",
        ),
        ("?q=1", "?", "a path starts with `/`", "write `\"/?q=1\"`"),
        (
            "https://shop.example/a?b",
            "https://shop.example",
            "this is a URL; a template starts with the path",
            "write `\"/a?b\"`, and give `https://shop.example` to `Client::builder`",
        ),
        (
            "https://shop.example?b=1",
            "https://shop.example",
            "this is a URL; a template starts with the path",
            "write `\"/?b=1\"`, and give `https://shop.example` to `Client::builder`",
        ),
        (
            "http://",
            "http://",
            "this is a URL; a template starts with the path",
            "write `\"/\"`, and give `http://` to `Client::builder`",
        ),
    ]);
}

#[test]
fn a_segment_has_a_name() {
    check(&[
        ("/a//b", "//", "empty path segment", "write one `/`"),
        ("//", "//", "empty path segment", "write one `/`"),
        (
            "//shop.example/a",
            "//",
            "empty path segment",
            "write one `/`",
        ),
        ("/<a>//", "//", "empty path segment", "write one `/`"),
        (
            "/a/../b",
            "..",
            "`..` is resolved away before the request is sent",
            "write the path that is meant",
        ),
        (
            "/a/.?b=c",
            ".",
            "`.` is resolved away before the request is sent",
            "write the path that is meant",
        ),
    ]);
}

#[test]
fn a_parameter_is_a_name_in_brackets() {
    check(&[
        (
            "/<id",
            "<id",
            "parameter `<id` is never closed",
            "write `<id>`",
        ),
        (
            "/<id/b",
            "<id",
            "parameter `<id` is never closed",
            "write `<id>`",
        ),
        (
            "/<id?a=b",
            "<id",
            "parameter `<id` is never closed",
            "write `<id>`",
        ),
        ("/<", "<", "parameter `<` is never closed", "write `<>`"),
        (
            "/t?a=<b",
            "<b",
            "parameter `<b` is never closed",
            "write `<b>`",
        ),
        (
            "/t?<a&b>",
            "<a",
            "parameter `<a` is never closed",
            "write `<a>`",
        ),
        (
            "/id>",
            ">",
            "`>` without a `<` before it",
            "a parameter is written `<name>`; a literal `>` is `%3E`",
        ),
        (
            "/<<id>",
            "<<id>",
            "`<` inside a parameter",
            "close the first one: `<name>`",
        ),
        (
            "/<a<b>>",
            "<a<b>",
            "`<` inside a parameter",
            "close the first one: `<name>`",
        ),
        (
            "/<>",
            "<>",
            "a parameter needs a name",
            "write the name of an argument between `<` and `>`",
        ),
        (
            "/t?<..>",
            "<..>",
            "a parameter needs a name",
            "write the name of an argument between `<` and `>`",
        ),
        (
            "/< id >",
            "< id >",
            "` id ` cannot be the name of an argument",
            "write `<id>`",
        ),
        (
            "/<track-id>",
            "<track-id>",
            "`track-id` cannot be the name of an argument",
            "write `<track_id>`",
        ),
        (
            "/<1d>",
            "<1d>",
            "`1d` cannot be the name of an argument",
            NAMES,
        ),
        (
            "/<a.b>",
            "<a.b>",
            "`a.b` cannot be the name of an argument",
            "write `<a_b>`",
        ),
        ("/<?>", "<?>", ONLY_A_NAME, NAMES),
    ]);
}

#[test]
fn no_argument_has_the_name_of_a_path_segment() {
    for name in ["self", "Self", "super", "crate", "_"] {
        let mistake = first_mistake(&format!("/<{name}>"));
        let message = format!("`{name}` cannot be the name of an argument");
        assert_eq!(
            (mistake.range, mistake.message),
            (1..name.len() + 3, message)
        );
        assert_eq!(mistake.help, "take another name; servers never see it");
    }
}

#[test]
fn types_and_markers_do_not_belong_into_brackets() {
    check(&[
        ("/<id: u64>", "<id: u64>", ONLY_A_NAME, "write `<id>`"),
        ("/<int:id>", "<int:id>", ONLY_A_NAME, "write `<id>`"),
        ("/<id?>", "<id?>", ONLY_A_NAME, "write `<id>`"),
        ("/<id:[0-9]+>", "<id:[0-9]+>", ONLY_A_NAME, "write `<id>`"),
        ("/t?<q?>", "<q?>", ONLY_A_NAME, "write `<q>`"),
        (
            "/<*path>",
            "<*path>",
            "`*path` cannot be the name of an argument",
            "write `<path..>`",
        ),
        (
            "/<..path>",
            "<..path>",
            "`..path` cannot be the name of an argument",
            "write `<path..>`",
        ),
        (
            "/<path...>",
            "<path...>",
            "`path...` cannot be the name of an argument",
            "write `<path..>`",
        ),
        (
            "/<&id>",
            "<&id>",
            "`&id` cannot be the name of an argument",
            "write `<id>`",
        ),
    ]);
}

#[test]
fn other_frameworks_write_parameters_otherwise() {
    check(&[
        ("/t/{id}", "{id}", STYLE, "write `<id>`"),
        ("/t/{id}/x", "{id}", STYLE, "write `<id>`"),
        ("/t/{id:[0-9]+}", "{id:[0-9]+}", STYLE, "write `<id>`"),
        ("/t/{*path}", "{*path}", STYLE, "write `<path..>`"),
        ("/t/{path..}", "{path..}", STYLE, "write `<path..>`"),
        ("/t/{id", "{id", STYLE, "write `<id>`"),
        ("/t/:id", ":id", STYLE, "write `<id>`"),
        ("/t/:id/x", ":id", STYLE, "write `<id>`"),
        ("/t?q={q}", "{q}", STYLE, "write `<q>`"),
        ("/t/<{id}>", "{id}", STYLE, "write `<id>`"),
        ("/t/{}", "{}", STYLE, LITERAL),
        ("/t/id}x", "}", STYLE, LITERAL),
        ("/t/:", ":", STYLE, LITERAL),
        ("/t/{0}", "{0}", STYLE, LITERAL),
    ]);
}

#[test]
fn the_rest_of_a_path_stands_alone() {
    let message = "`<path..>` is the rest of the path, and stands alone at its end";
    let help = "write `<path>` for a part of one segment";
    check(&[
        ("/<path..>/meta", "<path..>", message, help),
        ("/<path..>/", "<path..>", message, help),
        ("/<path..>.txt", "<path..>", message, help),
        ("/a-<path..>", "<path..>", message, help),
        ("/<path..>/<rest..>", "<path..>", message, help),
    ]);
}

#[test]
fn a_url_is_plain_ascii_without_space() {
    check(&[
        ("/my tracks", " ", "white space in a template", NO_SPACE),
        ("/tracks ", " ", "white space in a template", NO_SPACE),
        ("/a\u{a0}b", "\u{a0}", "white space in a template", NO_SPACE),
        ("/t?a=b c", " ", "white space in a template", NO_SPACE),
        (
            "/a\nb",
            "\n",
            "a template cannot hold the control character `\\n`",
            "remove it",
        ),
        (
            "/a\0b",
            "\0",
            "a template cannot hold the control character `\\0`",
            "remove it",
        ),
        (
            "/<a\t>",
            "\t",
            "a template cannot hold the control character `\\t`",
            "remove it",
        ),
        ("/größe", "ö", "`ö` is not ASCII", "write it as `%C3%B6`"),
        (
            "/t?a=😀",
            "😀",
            "`😀` is not ASCII",
            "write it as `%F0%9F%98%80`",
        ),
        (
            "/a\\b",
            "\\",
            "`\\\\` is not allowed in a URL",
            "write it as `%5C`",
        ),
        (
            "/a^b",
            "^",
            "`^` is not allowed in a URL",
            "write it as `%5E`",
        ),
        (
            "/a`b",
            "`",
            "``` is not allowed in a URL",
            "write it as `%60`",
        ),
        (
            "/a|b",
            "|",
            "`|` is not allowed in a URL",
            "write it as `%7C`",
        ),
        (
            "/a\"b",
            "\"",
            "`\\\"` is not allowed in a URL",
            "write it as `%22`",
        ),
        (
            "/t/<id>#top",
            "#top",
            "a fragment is never sent to a server",
            "remove it, or write `%23` for a literal `#`",
        ),
    ]);
}

#[test]
fn a_percent_escape_is_two_digits_that_all_servers_agree_about() {
    let help = "write `%25` for a literal `%`";
    check(&[
        (
            "/a%2/b",
            "%2",
            "`%2` is not a percent escape of two hexadecimal digits",
            help,
        ),
        (
            "/a%",
            "%",
            "`%` is not a percent escape of two hexadecimal digits",
            help,
        ),
        (
            "/a%zz",
            "%",
            "`%` is not a percent escape of two hexadecimal digits",
            help,
        ),
        (
            "/a%+1",
            "%",
            "`%` is not a percent escape of two hexadecimal digits",
            help,
        ),
        (
            "/a%2",
            "%2",
            "`%2` is not a percent escape of two hexadecimal digits",
            help,
        ),
        ("/t?a=%é", "é", "`é` is not ASCII", "write it as `%C3%A9`"),
        (
            "/a/%2e%2E",
            "%2e",
            "`%2e` is taken by some servers as `.`",
            "write `.`, or leave it out",
        ),
        (
            "/a%2Fb",
            "%2F",
            "`%2F` is taken by some servers as `/`",
            "write `/`, or leave it out",
        ),
        (
            "/a%5cb",
            "%5c",
            "`%5c` is taken by some servers as `\\`",
            "write `\\`, or leave it out",
        ),
        (
            "/t?a=%ff",
            "%ff",
            "the escapes of `%ff` are not UTF-8",
            "encode its characters as UTF-8: `%C3%A9` for `é`",
        ),
        (
            "/t?a=b+c",
            "+",
            "`+` in a query is a space to some servers, and a plus to others",
            "write `%20` for a space, or `%2B` for a plus",
        ),
    ]);
}

#[test]
fn a_query_is_pairs() {
    let empty = "the query has an empty pair";
    let pairs = "write `?key=value`, `?key=<argument>` or `?<argument>`, separated by `&`";
    let mixed = "the value of a query pair is either fixed text or one parameter";
    let put = "put the text together in the argument";
    let second = "pairs are separated by `&`; a literal `?` is `%3F`";
    check(&[
        ("/t?", "?", empty, pairs),
        ("/t?&a=1", "?", empty, pairs),
        ("/t?a=1&&b=2", "&", empty, pairs),
        ("/t?a=1&", "&", empty, pairs),
        ("/t??a=1", "?", "a second `?`", second),
        ("/t?a=1?b=2", "?", "a second `?`", second),
        (
            "/t?verbose",
            "verbose",
            "`verbose` has no value",
            "write `verbose=` for an empty one, or `<verbose>` for an argument",
        ),
        (
            "/t?=x",
            "=x",
            "a pair of the query without a key",
            "write `key=value`",
        ),
        (
            "/t?<k>=v",
            "=v",
            "text behind a parameter of the query",
            "write `key=<k>`",
        ),
        (
            "/t?a<k>=v",
            "<",
            "the key of a query pair is fixed text",
            "send keys that vary by a map: `?<pairs..>`",
        ),
        ("/t?a=x<b>", "x<b>", mixed, put),
        ("/t?a=<b>x", "<b>x", mixed, put),
        ("/t?a=<b><c>", "<b><c>", mixed, put),
        (
            "/t?a=x>",
            ">",
            "`>` without a `<` before it",
            "a parameter is written `<name>`; a literal `>` is `%3E`",
        ),
        (
            "/t?a=<f..>",
            "<f..>",
            "`<f..>` has keys of its own",
            "write `<f..>` without `a=`, or `a=<f>`",
        ),
        (
            "/t?<f..>&a=1",
            "<f..>",
            "`<f..>` stands at the end of the query",
            "move it behind the other pairs; one struct can hold the fields of two",
        ),
    ]);
}

#[test]
fn nothing_is_said_twice() {
    let own = "give the second a name and an argument of its own";
    let repeats = "an argument that is a slice or `Vec` repeats its key";
    check(&[
        (
            "/<id>/a/<id>",
            "<id>",
            "parameter `<id>` appears twice",
            own,
        ),
        ("/<id>?<id>", "<id>", "parameter `<id>` appears twice", own),
        ("/t?<a>&b=<a>", "<a>", "parameter `<a>` appears twice", own),
        ("/t?a=1&a=1", "a=1", "the query has `a` twice", repeats),
        ("/t?a=1&<a>", "<a>", "the query has `a` twice", repeats),
        (
            "/t?a=<b>&a=<c>",
            "a=<c>",
            "the query has `a` twice",
            repeats,
        ),
        (
            "/t?a=<b>&%61=1",
            "%61=1",
            "the query has `a` twice",
            repeats,
        ),
    ]);
    // The second one is meant.
    let mistake = first_mistake("/<id>/a/<id>");
    assert_eq!(mistake.range, 8..12);
}

/// Template text, as it would be written.
fn written() -> impl Strategy<Value = String> {
    let name = "[a-z_][a-z0-9_]{1,3}";
    let text = "[a-zA-Z0-9.~-]{1,4}x|%C3%A9";
    let parameter = name.prop_map(|name| format!("<{name}>"));
    let piece = prop_oneof![text, parameter.clone()];
    let segment = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
    let rest = prop_oneof![
        Just(String::new()),
        name.prop_map(|name| format!("/<{name}..>"))
    ];
    let path = (prop::collection::vec(segment, 1..4), rest)
        .prop_map(|(segments, rest)| format!("/{}{rest}", segments.join("/")));
    let pair = prop_oneof![
        ("[a-z]{4}", "[a-z]{0,3}").prop_map(|(key, value)| format!("{key}={value}")),
        ("[a-z]{5}(\\[[a-z]{2}\\])?", parameter.clone())
            .prop_map(|(key, value)| key + "=" + &value),
        parameter,
    ];
    (path, prop::collection::vec(pair, 0..4)).prop_map(|(path, pairs)| match pairs.as_slice() {
        [] => path,
        pairs => format!("{path}?{}", pairs.join("&")),
    })
}

/// What a template's pieces say, put together again.
fn assembled(template: &Template) -> String {
    let path = template.path.iter().map(|piece| match piece {
        PathPiece::Text(text) => text.clone(),
        PathPiece::Parameter(parameter) => format!("<{}>", parameter.name),
        PathPiece::Rest(parameter) => format!("<{}..>", parameter.name),
    });
    let encoded = |text: &str| text.chars().map(percent::encode).collect::<String>();
    let query = template.query.iter().map(|piece| match piece {
        QueryPiece::Pair(key, value) => format!("{}={}", encoded(key), encoded(value)),
        QueryPiece::Parameter(key, parameter) if *key == parameter.name => format!("<{key}>"),
        QueryPiece::Parameter(key, parameter) => format!("{}=<{}>", encoded(key), parameter.name),
        QueryPiece::Fields(parameter) => format!("<{}..>", parameter.name),
    });
    let (path, query): (String, Vec<String>) = (path.collect(), query.collect());
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{path}{mark}{}", query.join("&"))
}

proptest! {
    #[test]
    fn any_text_is_a_template_or_a_mistake_in_it(text in ".*") {
        if let Err(mistake) = parsed(&text) {
            prop_assert!(text.get(mistake.range).is_some());
        }
    }

    #[test]
    fn text_near_a_template_is_one_or_a_mistake_in_it(text in "/([<>{}?&=%.:#/ aé+0-9-]|<[a-z]>|\\.\\.){0,12}") {
        match parsed(&text) {
            Err(mistake) => prop_assert!(text.get(mistake.range).is_some()),
            Ok(template) => for parameter in template.parameters() {
                let written = &text[parameter.range.clone()];
                prop_assert_eq!(written.trim_matches(['<', '>', '.']), &parameter.name);
            },
        }
    }

    #[test]
    fn what_parses_can_be_put_together_again(text in written()) {
        if let Ok(template) = parsed(&text) {
            let again = assembled(&template);
            prop_assert_eq!(pieces(&again), pieces(&text));
            prop_assert_eq!(again.split('?').next(), text.split('?').next());
        }
    }

    #[test]
    fn what_is_written_well_parses(text in written()) {
        let mistake = parsed(&text).err().map(|mistake| mistake.message);
        let twice = mistake.as_ref().is_none_or(|message| message.ends_with("twice"));
        prop_assert!(twice, "{mistake:?}");
    }
}
