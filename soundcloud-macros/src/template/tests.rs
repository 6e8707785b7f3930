use proptest::prelude::*;

use super::*;

mod mistakes;

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
    let (template, mistakes) = Template::parse(text, &[]);
    mistakes.into_iter().next().map_or(Ok(template), Err)
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
    fn what_is_corrected_needs_no_more_correction(text in "/([<>{}?&=%.:#/ aé+0-9-]|<[a-z]>|\\.\\.){0,12}") {
        for mistake in Template::parse(&text, &[]).1 {
            let Some(help) = mistake.help.strip_prefix("write `\"") else { continue };
            let Some((corrected, _)) = help.split_once("\"`") else { continue };
            let again = Template::parse(corrected, &[]).1;
            let help: Vec<&str> = again.iter().map(|mistake| mistake.help.as_str()).collect();
            let corrects = help.iter().any(|help| help.starts_with("write `\""));
            prop_assert!(!corrects, "{corrected}: {help:?}");
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
        let twice = mistake.as_ref().is_none_or(|message| message.contains(" twice"));
        prop_assert!(twice, "{mistake:?}");
    }
}
