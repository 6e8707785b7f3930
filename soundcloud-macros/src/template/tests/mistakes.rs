//! Every mistake in a template: its place, its message, and the template that was meant.

use crate::{
    errors::{
        Errors,
        marked::{self, Found},
    },
    literal,
    template::Template,
};

/// The mistakes in a literal; behind it, the arguments that are looking for a place.
fn found(source: &str) -> Vec<Found> {
    let end = source.rfind(['"', '#']).map_or(0, |end| end + 1);
    let (written, free) = source.split_at(end);
    let written: syn::LitStr = syn::parse_str(written).expect("a literal");
    let free: Vec<String> = free.split_whitespace().map(str::to_owned).collect();
    let mut errors = Errors::default();
    for mistake in Template::parse(&written.value(), &free).1 {
        let range = mistake.range;
        literal::report(
            &mut errors,
            &written,
            range,
            &mistake.message,
            &mistake.help,
        );
    }
    errors.ranges()
}

/// Checks the mistakes, and that the templates in their help have none.
fn check(blocks: &str) {
    marked::check(blocks, found);
    for line in blocks.lines() {
        if let Some((_, help)) = line.split_once("help: write `\"")
            && let Some((template, _)) = help.split_once("\"`")
        {
            let (_, mistakes) = Template::parse(template, &[]);
            assert!(mistakes.is_empty(), "{line}: {mistakes:?}");
        }
    }
}

fn accept(sources: &str) {
    marked::accept(sources, found);
}

#[test]
fn a_template_starts_with_a_slash() {
    check(
        r#"
        «""»
        error: the path is empty
        help: write `"/"`

        "«t»racks/<id>"
        error: a path starts with `/`
        help: write `"/tracks/<id>"`

        "«<»id>"
        error: a path starts with `/`
        help: write `"/<id>"`

        "«?»q=1"
        error: a path starts with `/`
        help: write `"/?q=1"`

        "«é»lan"
        error: a path starts with `/`
        help: write `"/%C3%A9lan"`
        "#,
    );
}

#[test]
fn a_url_is_split_into_base_and_path() {
    check(
        r#"
        "«https://shop.example»/tracks/<id>?a=b"
        error: this is a URL; a template starts with the path
        help: write `"/tracks/<id>?a=b"`, and give the rest to the client: `Client::builder("https://shop.example")`

        "«//shop.example»/tracks/<id>"
        error: this is a URL; a template starts with the path
        help: write `"/tracks/<id>"`, and give the rest to the client: `Client::builder("https://shop.example")`

        "«https://shop.example»"
        error: this is a URL; a template starts with the path
        help: write `"/"`, and give the rest to the client: `Client::builder("https://shop.example")`

        "«http://localhost:8080»?a=b"
        error: this is a URL; a template starts with the path
        help: write `"/?a=b"`, and give the rest to the client: `Client::builder("http://localhost:8080")`

        " «HTTPS://shop.example»/v1/"
        error: this is a URL; a template starts with the path
        help: write `"/v1/"`, and give the rest to the client: `Client::builder("HTTPS://shop.example")`

        "«http://»"
        error: this is a URL; a template starts with the path
        help: write `"/"`, and give the rest to the client: `Client::builder("http://")`

        "«https://{host}»/tracks"
        error: this is a URL; a template starts with the path
        help: write `"/tracks"`, and give the rest to the client: `Client::builder("https://{host}")`
        "#,
    );
    accept(
        r#"
        "/login?to=https://shop.example/x"
    "#,
    );
}

#[test]
fn a_segment_is_not_empty() {
    check(
        r#"
        "/tracks«//»<id>"
        error: empty path segment
        help: write `"/tracks/<id>"`

        "«//»"
        error: empty path segment
        help: write `"/"`

        "/<id>«///»x?a=b"
        error: empty path segment
        help: write `"/<id>/x?a=b"`

        "/a«//»"
        error: empty path segment
        help: write `"/a/"`

        "/a«//»b«//»c"
        error: empty path segment
        help: write `"/a/b/c"`
        error: empty path segment
        help: write `"/a/b/c"`
        "#,
    );
}

#[test]
fn a_trailing_slash_is_meant() {
    accept(
        r#"
        "/"
        "/tracks/"
        "/<id>/"
        "/<id>/?a=b"
        "#,
    );
}

#[test]
fn a_parameter_is_closed() {
    check(
        r#"
        "/tracks/«<id»"
        error: parameter `<id` is never closed
        help: write `"/tracks/<id>"`

        "/tracks/«<id»/comments"
        error: parameter `<id` is never closed
        help: write `"/tracks/<id>/comments"`

        "/tracks/«<id».json?a=b"
        error: parameter `<id` is never closed
        help: write `"/tracks/<id>.json?a=b"`

        "/files/«<path..»"
        error: parameter `<path..` is never closed
        help: write `"/files/<path..>"`

        "/tracks/«<»"
        error: parameter `<` is never closed
        help: write `<name>`, or `%3C` for a literal `<`

        "/tracks/«<»" id
        error: parameter `<` is never closed
        help: write `"/tracks/<id>"`

        "/tracks?a=«<b»"
        error: parameter `<b` is never closed
        help: write `"/tracks?a=<b>"`

        "/tracks?«<a»&b=c"
        error: parameter `<a` is never closed
        help: write `"/tracks?<a>&b=c"`

        "/tracks?«<a»&b«>»"
        error: parameter `<a` is never closed
        help: write `"/tracks?<a>&<b>"`
        error: `>` without a `<` before it
        help: write `"/tracks?<a>&<b>"`; a literal `>` is `%3E`
        "#,
    );
}

#[test]
fn brackets_come_in_pairs() {
    check(
        r#"
        "/tracks/id«>»"
        error: `>` without a `<` before it
        help: write `"/tracks/<id>"`; a literal `>` is `%3E`

        "/a-id«>»/b"
        error: `>` without a `<` before it
        help: write `"/a-<id>/b"`; a literal `>` is `%3E`

        "/tracks/«�»id>"
        error: non-ASCII character `�` in a template
        help: write `"/tracks/%EF%BF%25<BDid>"`

        "/tracks/«>»"
        error: `>` without a `<` before it
        help: write `"/tracks/%3E"`

        "/tracks?a=b«>»"
        error: `>` without a `<` before it
        help: write `"/tracks?a=<b>"`; a literal `>` is `%3E`

        "/tracks?b«>»"
        error: `>` without a `<` before it
        help: write `"/tracks?<b>"`; a literal `>` is `%3E`

        "/<«<»id>"
        error: `<` inside a parameter
        help: write `"/<id>"`

        "/<«<»id>>"
        error: `<` inside a parameter
        help: write `"/<id>"`

        "/<a«<»b>>"
        error: `<` inside a parameter
        help: write `"/<a><b>"`

        "/<a-«<»b>"
        error: `<` inside a parameter
        help: close the first one: `<name>`

        "/<id>«>»"
        error: `>` without a `<` before it
        help: write `"/<id>"`
        "#,
    );
}

#[test]
fn a_parameter_has_a_name() {
    check(
        r#"
        "/tracks/«<>»"
        error: a parameter needs a name
        help: write the name of an argument between `<` and `>`

        "/tracks/«<>»" id
        error: a parameter needs a name
        help: write `"/tracks/<id>"`

        "/users/«{user}»/tracks/«<>»" user id
        error: parameters are written `<name>`
        help: write `"/users/<user>/tracks/<id>"`
        error: a parameter needs a name
        help: write `"/users/<user>/tracks/<id>"`

        "/files/«<..>»" path
        error: a parameter needs a name
        help: write `"/files/<path..>"`

        "/tracks?«<>»" q
        error: a parameter needs a name
        help: write `"/tracks?<q>"`

        "/tracks?«<..>»"
        error: a parameter needs a name
        help: write the name of an argument between `<` and `>`
        "#,
    );
}

#[test]
fn a_name_has_no_space_around_it() {
    check(
        r#"
        "/tracks/«< id >»"
        error: white space inside a parameter
        help: write `"/tracks/<id>"`

        "/tracks/«<id >»"
        error: white space inside a parameter
        help: write `"/tracks/<id>"`

        "/files/«< path.. >»"
        error: white space inside a parameter
        help: write `"/files/<path..>"`

        "/tracks?q=«< q>»"
        error: white space inside a parameter
        help: write `"/tracks?q=<q>"`
        "#,
    );
}

#[test]
fn a_name_is_that_of_an_argument() {
    check(
        r#"
        "/<«track-id»>"
        error: `track-id` cannot be the name of an argument: it has `-`
        help: write `"/<track_id>"`

        "/<«track.id»>"
        error: `track.id` cannot be the name of an argument: it has `.`
        help: write `"/<track_id>"`

        "/<«track id»>"
        error: `track id` cannot be the name of an argument: it has a space
        help: write `"/<track_id>"`

        "/<«1d»>"
        error: `1d` cannot be the name of an argument: it starts with a digit
        help: use letters, digits and `_`, as in the name of an argument

        "/<«1d»>" id
        error: `1d` cannot be the name of an argument: it starts with a digit
        help: write `"/<id>"`

        "/«<*>»"
        error: a parameter needs a name
        help: write the name of an argument between `<` and `>`

        "/<«&id»>"
        error: `&id` cannot be the name of an argument: it has `&`
        help: write `"/<id>"`

        "/<«r#type»>"
        error: `r#type` cannot be the name of an argument: it has `#`
        help: write `"/<type>"`

        "/<«'id'»>"
        error: `'id'` cannot be the name of an argument: it has `'`
        help: write `"/<id>"`

        "/<«größe!»>"
        error: `größe!` cannot be the name of an argument: it has `!`
        help: write `"/<größe>"`

        "/<«a|b»>"
        error: `a|b` cannot be the name of an argument: it has `|`
        help: write `"/<a_b>"`

        "/tracks?sort=<«sort-by»>"
        error: `sort-by` cannot be the name of an argument: it has `-`
        help: write `"/tracks?sort=<sort_by>"`
        "#,
    );
    accept(
        r#"
        "/<type>?<in>"
        "/<größe>/<_id>/<a1>"
        "#,
    );
}

#[test]
fn no_argument_has_the_name_of_a_path_segment() {
    check(
        r#"
        "/users/<«self»>"
        error: `self` cannot be the name of an argument
        help: take another name; servers never see it

        "/users/<«self»>" id
        error: `self` cannot be the name of an argument
        help: write `"/users/<id>"`

        "/users/<«Self»>"
        error: `Self` cannot be the name of an argument
        help: take another name; servers never see it

        "/users/<«super»>"
        error: `super` cannot be the name of an argument
        help: take another name; servers never see it

        "/users/<«crate»>"
        error: `crate` cannot be the name of an argument
        help: take another name; servers never see it

        "/users/<«_»>"
        error: `_` cannot be the name of an argument
        help: take another name; servers never see it

        "/files/<«self»..>"
        error: `self` cannot be the name of an argument
        help: take another name; servers never see it

        "/users?<«self»>"
        error: `self` cannot be the name of an argument
        help: take another name, and keep this one on the wire: `self=<other>`

        "/users?<«self»>" me
        error: `self` cannot be the name of an argument
        help: write `"/users?self=<me>"`

        "/users?who=<«self»>"
        error: `self` cannot be the name of an argument
        help: take another name; servers never see it
        "#,
    );
}

#[test]
fn a_parameter_appears_once() {
    check(
        r#"
        "/users/<id>/tracks/«<id>»"
        error: parameter `<id>` appears twice
        help: give the second a name and an argument of its own

        "/users/<id>/tracks/«<id>»" track_id
        error: parameter `<id>` appears twice
        help: one of the two may be meant as `<track_id>`

        "/users/<id>?«<id>»"
        error: parameter `<id>` appears twice
        help: give the second a name and an argument of its own

        "/tracks?<a>&b=«<a>»"
        error: parameter `<a>` appears twice
        help: give the second a name and an argument of its own

        "/<a>/«<a>»/«<a>»"
        error: parameter `<a>` appears twice
        help: give the second a name and an argument of its own
        error: parameter `<a>` appears twice
        help: give the second a name and an argument of its own

        "/<a>?«<a..>»"
        error: parameter `<a>` appears twice
        help: give the second a name and an argument of its own
        "#,
    );
}

#[test]
fn parameters_may_stand_side_by_side() {
    accept(
        r#"
        "/<year><month>"
        "/a-<id>.<format>/b"
        "/..<id>"
        "#,
    );
}

#[test]
fn the_rest_of_a_path_ends_it() {
    check(
        r#"
        "/files/<path..>«/meta»"
        error: `<path..>` is the rest of the path: `/meta` cannot stand behind it
        help: write `"/files/<path>/meta"` for a part of one segment

        "/files/<path..>«/»"
        error: `<path..>` is the rest of the path: `/` cannot stand behind it
        help: write `"/files/<path>/"` for a part of one segment

        "/files/<path..>«.txt»"
        error: `<path..>` is the rest of the path: `.txt` cannot stand behind it
        help: write `"/files/<path>.txt"` for a part of one segment

        "/files/«a-»<path..>"
        error: `<path..>` is the rest of the path: `a-` cannot stand before it
        help: write `"/files/a-<path>"` for a part of one segment

        "/files/«<id>»<path..>"
        error: `<path..>` is the rest of the path: `<id>` cannot stand before it
        help: write `"/files/<id><path>"` for a part of one segment

        "/files/<path..>«/<rest..>»?a=b"
        error: `<path..>` is the rest of the path: `/<rest..>` cannot stand behind it
        help: write `"/files/<path>/<rest..>?a=b"` for a part of one segment
        "#,
    );
    accept(
        r#"
        "/<path..>"
        "/<id>/files/<path..>?<v>"
        "#,
    );
}

#[test]
fn the_rest_of_a_path_has_two_dots_behind_its_name() {
    check(
        r#"
        "/files/«<path...>»"
        error: the rest of a path is written `<path..>`
        help: write `"/files/<path..>"`

        "/files/«<..path>»"
        error: the rest of a path is written `<path..>`
        help: write `"/files/<path..>"`

        "/files/«<*path>»"
        error: the rest of a path is written `<path..>`
        help: write `"/files/<path..>"`

        "/files/«<path*>»"
        error: the rest of a path is written `<path..>`
        help: write `"/files/<path..>"`

        "/files/«<**path>»"
        error: the rest of a path is written `<path..>`
        help: write `"/files/<path..>"`

        "/files/«{*path}»"
        error: parameters are written `<name>`
        help: write `"/files/<path..>"`

        "/files/«{path..}»"
        error: parameters are written `<name>`
        help: write `"/files/<path..>"`

        "/files/«*path»" path
        error: parameters are written `<name>`
        help: write `"/files/<path..>"`

        "/files/<«path:»path>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/files/<path..>"`
        "#,
    );
    accept(
        r#"
        "/files/*"
        "/files/*path"
        "#,
    );
}

#[test]
fn white_space_is_encoded_or_removed() {
    check(
        r#"
        "/my« »tracks/<id>"
        error: white space in a template
        help: write `"/my%20tracks/<id>"` if the server expects a space; otherwise remove it

        "« »/tracks"
        error: white space in a template
        help: write `"/tracks"`

        "/tracks«  »"
        error: white space in a template
        help: write `"/tracks"`

        "/my«  »own tracks"
        error: white space in a template
        help: write `"/my%20%20own%20tracks"` if the server expects a space; otherwise remove it

        "/a«\u{a0}»b"
        error: white space in a template
        help: write `"/a%C2%A0b"` if the server expects a space; otherwise remove it

        "/tracks?q=a« »b"
        error: white space in a template
        help: write `"/tracks?q=a%20b"` if the server expects a space; otherwise remove it

        "/tracks?« »q=a"
        error: white space in a template
        help: write `"/tracks?q=a"`

        "/tracks?q=<q>« »"
        error: white space in a template
        help: write `"/tracks?q=<q>"`
        "#,
    );
}

#[test]
fn a_template_is_one_line() {
    check(
        r#"
        "/tracks/«\n»<id>"
        error: line break in a template
        help: write `"/tracks/<id>"`

        "/tracks«\r»\n/<id>"
        error: line break in a template
        help: write `"/tracks/<id>"`

        "/tracks/«\n»    <id>"
        error: line break in a template
        help: write `"/tracks/<id>"`

        "/a«\t»b"
        error: a template cannot hold the control character `\t`
        help: write `"/ab"`

        "/a«\0»b"
        error: a template cannot hold the control character `\0`
        help: write `"/ab"`

        "/a«\u{7f}»b\u{85}c"
        error: a template cannot hold the control character `\u{7f}`
        help: write `"/abc"`

        "/tracks/<i«\t»d>"
        error: a template cannot hold the control character `\t`
        help: write `"/tracks/<id>"`
        "#,
    );
    let source = "\"/tracks/\n        <id>\"";
    let help = "write `\"/tracks/<id>\"`".to_owned();
    let expected = [(9..10, ["line break in a template".to_owned(), help])];
    assert_eq!(found(source), expected);
    assert_eq!(found("\"/tracks/\\\n        <id>\""), []);
}

#[test]
fn some_characters_are_in_no_url() {
    check(
        r##"
        "/tracks«\\»<id>"
        error: `\` is not allowed in a URL
        help: write `"/tracks/<id>"`; a literal `\` is `%5C`

        "/tracks/«\\»<id>"
        error: `\` is not allowed in a URL
        help: write `"/tracks/<id>"`; a literal `\` is `%5C`

        "/a«^»b"
        error: `^` is not allowed in a URL
        help: write `"/a%5Eb"`

        "/a«`»b"
        error: a backtick is not allowed in a URL
        help: write `"/a%60b"`

        "/a«|»b"
        error: `|` is not allowed in a URL
        help: write `"/a%7Cb"`

        "/a«\"»b"
        error: `"` is not allowed in a URL
        help: write `"/a%22b"`

        r#"/a«"»b"#
        error: `"` is not allowed in a URL
        help: write `"/a%22b"`

        "/tracks?a=b«|»c"
        error: `|` is not allowed in a URL
        help: write `"/tracks?a=b%7Cc"`
        "##,
    );
    accept(
        r#"
        "/a:b@c;d,e=f&g+h!$'()*~"
        "/a[b]/c"
        "/urn:x"
        "/..a/a.b..c/..."
        "#,
    );
}

#[test]
fn text_is_ascii() {
    check(
        r#"
        "/gr«ö»ße/<id>"
        error: non-ASCII character `ö` in a template
        help: write `"/gr%C3%B6%C3%9Fe/<id>"`

        "/gr«\u{f6}»ße/<größe>"
        error: non-ASCII character `ö` in a template
        help: write `"/gr%C3%B6%C3%9Fe/<größe>"`

        "/a/«😀»?q=«ü»"
        error: non-ASCII character `😀` in a template
        help: write `"/a/%F0%9F%98%80?q=%C3%BC"`
        error: non-ASCII character `ü` in a template
        help: write `"/a/%F0%9F%98%80?q=%C3%BC"`

        "/tracks?gr«ö»ße=<g>"
        error: non-ASCII character `ö` in a template
        help: write `"/tracks?gr%C3%B6%C3%9Fe=<g>"`

        "/tracks?a=%«é»"
        error: non-ASCII character `é` in a template
        help: write `"/tracks?a=%25%C3%A9"`
        "#,
    );
}

#[test]
fn a_percent_escape_has_two_digits() {
    check(
        r#"
        "/a«%2»/<id>"
        error: `%2` is not a percent escape of two hexadecimal digits
        help: write `"/a%252/<id>"` for a literal `%`

        "/a«%»"
        error: `%` is not a percent escape of two hexadecimal digits
        help: write `"/a%25"` for a literal `%`

        "/tracks/«%d»" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«%s»/comments" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>/comments"`

        "/a«%»zz"
        error: `%` is not a percent escape of two hexadecimal digits
        help: write `"/a%25zz"` for a literal `%`

        "/a«%»+1"
        error: `%` is not a percent escape of two hexadecimal digits
        help: write `"/a%25+1"` for a literal `%`

        "/tracks?q=50«%»"
        error: `%` is not a percent escape of two hexadecimal digits
        help: write `"/tracks?q=50%25"` for a literal `%`
        "#,
    );
    accept(
        r#"
        "/a%20b/%C3%A9/%25"
        "/tracks?dots=%2e%2F"
        "#,
    );
}

#[test]
fn an_escape_means_the_same_to_all_servers() {
    check(
        r#"
        "/a/«%2e»%2E/b"
        error: `%2e` is taken by some servers as `.`
        help: write `"/b"`

        "/a«%2F»b"
        error: `%2F` is taken by some servers as `/`
        help: write `"/a/b"`

        "/a«%5c»b"
        error: `%5c` is taken by some servers as `\`
        help: write `"/a/b"`

        "/tracks?a=«%ff»"
        error: the escapes of `%ff` are not UTF-8
        help: write `"/tracks?a=%C3%BF"`

        "/tracks?«%e9t%e9»=1"
        error: the escapes of `%e9t%e9` are not UTF-8
        help: write `"/tracks?%C3%A9t%C3%A9=1"`

        "/tracks?a=b«+»c+d"
        error: `+` in a query is a space to some servers, and a plus to others
        help: write `"/tracks?a=b%20c%20d"`, or `%2B` for a plus

        "/tracks?a«+»b=<c>"
        error: `+` in a query is a space to some servers, and a plus to others
        help: write `"/tracks?a%20b=<c>"`, or `%2B` for a plus
        "#,
    );
    accept(
        r#"
        "/a+b"
        "/tracks?%C3%A9%20=%26%3d&a%5Bb%5D=<c>"
        "#,
    );
}

#[test]
fn a_fragment_is_not_sent() {
    check(
        r#"
        "/tracks/<id>«#comments»"
        error: a fragment is never sent to a server
        help: write `"/tracks/<id>"`; a literal `#` is `%23`

        "/tracks?a=<b>«#top»"
        error: a fragment is never sent to a server
        help: write `"/tracks?a=<b>"`; a literal `#` is `%23`

        "/«#/tracks/<id>»"
        error: a fragment is never sent to a server
        help: write `"/"`; a literal `#` is `%23`
        "#,
    );
}

#[test]
fn dots_are_resolved() {
    check(
        r#"
        "/tracks/«..»/users"
        error: `..` is resolved away before the request is sent: the server would see `/users`
        help: write `"/users"`

        "/tracks/«.»/<id>?a=b"
        error: `.` is resolved away before the request is sent: the server would see `/tracks/<id>`
        help: write `"/tracks/<id>?a=b"`

        "/tracks/«..»"
        error: `..` is resolved away before the request is sent: the server would see `/`
        help: write `"/"`

        "/tracks/<id>/«.»"
        error: `.` is resolved away before the request is sent: the server would see `/tracks/<id>/`
        help: write `"/tracks/<id>/"`

        "/«..»/a"
        error: `..` is resolved away before the request is sent: the server would see `/a`
        help: write `"/a"`

        "/a/«.»/b/«..»/c"
        error: `.` is resolved away before the request is sent: the server would see `/a/c`
        help: write `"/a/c"`
        error: `..` is resolved away before the request is sent: the server would see `/a/c`
        help: write `"/a/c"`
        "#,
    );
}

#[test]
fn other_frameworks_write_parameters_otherwise() {
    check(
        r#"
        "/tracks/«{id}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/users/«{user}»/tracks/«{id}».{format}"
        error: parameters are written `<name>`
        help: write `"/users/<user>/tracks/<id>.<format>"`
        error: parameters are written `<name>`
        help: write `"/users/<user>/tracks/<id>.<format>"`

        "/tracks/«{{id}}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«${id}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{id:[0-9]+}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{id: u64}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{int:id}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{track-id}»"
        error: parameters are written `<name>`
        help: write `"/tracks/<track_id>"`

        "/tracks/<«{id}»>"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{id»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/id«}»"
        error: parameters are written `<name>`
        help: a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`

        "/tracks/«{}»"
        error: parameters are written `<name>`
        help: a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`

        "/tracks/«{}»" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«{0}»"
        error: parameters are written `<name>`
        help: a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`

        "/tracks/«:id»"
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`; a literal `:` is `%3A`

        "/users/«:user»/tracks/«:id».json"
        error: parameters are written `<name>`
        help: write `"/users/<user>/tracks/<id>.json"`; a literal `:` is `%3A`
        error: parameters are written `<name>`
        help: write `"/users/<user>/tracks/<id>.json"`; a literal `:` is `%3A`

        "/tracks/«:»"
        error: parameters are written `<name>`
        help: a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`

        "/tracks/«$id»" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«[id]»" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks/«@id»" id
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        "/tracks?q=«{q}»"
        error: parameters are written `<name>`
        help: write `"/tracks?q=<q>"`

        "/tracks?q=«:q»" q
        error: parameters are written `<name>`
        help: write `"/tracks?q=<q>"`; a literal `:` is `%3A`

        "/tracks?q=«$q»" q
        error: parameters are written `<name>`
        help: write `"/tracks?q=<q>"`
        "#,
    );
}

#[test]
fn what_looks_foreign_may_be_text() {
    accept(
        r#"
        "/tracks/$metadata" id
        "/tracks/$id"
        "/users/@me" id
        "/a/[b]" c
        "/a/b:c" c
        "/tracks?q=:q"
        "/tracks?q=$q" r
        "#,
    );
}

#[test]
fn a_parameter_has_no_type_and_no_marker() {
    check(
        r#"
        "/tracks/<id«: u64»>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks/<id>"`

        "/tracks/<id«:u64»>/x"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks/<id>/x"`

        "/tracks/<«int:»id>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks/<id>"`

        "/tracks/<«uuid: »id>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks/<id>"`

        "/tracks/<id«:[0-9]+»>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks/<id>"`

        "/tracks/<id«?»>"
        error: a parameter of the path cannot be optional
        help: write `"/tracks/<id>"`; for a path without it, declare a second endpoint

        "/tracks/<page«=1»>"
        error: a parameter is only a name; it has no default value
        help: write `"/tracks/<page>"`

        "/tracks?<q«?»>"
        error: a parameter is only a name; its argument tells whether it is optional
        help: write `"/tracks?<q>"`, and let the argument be an `Option`

        "/tracks?limit=<limit«: u32»>"
        error: a parameter is only a name; its type is that of the argument
        help: write `"/tracks?limit=<limit>"`

        "/tracks/«<?>»"
        error: a parameter needs a name
        help: write the name of an argument between `<` and `>`
        "#,
    );
}

#[test]
fn a_query_has_no_empty_pair() {
    check(
        r#"
        "/tracks«?»"
        error: the query has an empty pair
        help: write `"/tracks"`

        "/tracks?«&»a=1"
        error: the query has an empty pair
        help: write `"/tracks?a=1"`

        "/tracks?a=1&«&»b=2"
        error: the query has an empty pair
        help: write `"/tracks?a=1&b=2"`

        "/tracks?a=1«&»"
        error: the query has an empty pair
        help: write `"/tracks?a=1"`

        "/tracks?«&»"
        error: the query has an empty pair
        help: write `"/tracks"`

        "/?<q>«&»"
        error: the query has an empty pair
        help: write `"/?<q>"`
        "#,
    );
}

#[test]
fn a_query_starts_once() {
    check(
        r#"
        "/tracks«&»q=<q>"
        error: a query starts with `?`
        help: write `"/tracks?q=<q>"`; a literal `&` is `%26`

        "/tracks«&»<q>&b=c"
        error: a query starts with `?`
        help: write `"/tracks?<q>&b=c"`; a literal `&` is `%26`

        "/tracks?«?»a=1"
        error: a second `?`
        help: write `"/tracks?a=1"`; a literal `?` is `%3F`

        "/tracks?a=1«?»b=2"
        error: a second `?`
        help: write `"/tracks?a=1&b=2"`; a literal `?` is `%3F`

        "/tracks?<a>«?»<b>"
        error: a second `?`
        help: write `"/tracks?<a>&<b>"`; a literal `?` is `%3F`

        "/tracks?a=b«?»"
        error: a second `?`
        help: write `"/tracks?a=b"`; a literal `?` is `%3F`
        "#,
    );
}

#[test]
fn a_pair_has_a_key_and_a_value() {
    check(
        r#"
        "/tracks?«verbose»"
        error: `verbose` has no value
        help: write `"/tracks?verbose="` for an empty one, or `<verbose>` for an argument

        "/tracks?«verbose»" verbose
        error: `verbose` has no value
        help: write `"/tracks?<verbose>"`

        "/tracks?«bpm[from]»"
        error: `bpm[from]` has no value
        help: write `"/tracks?bpm[from]="` for an empty one, or `bpm[from]=<name>` for an argument

        "/tracks?«=x»"
        error: a pair of the query without a key
        help: write `key=x`

        "/tracks?«=<q>»"
        error: a pair of the query without a key
        help: write `"/tracks?<q>"`

        "/tracks?«=»"
        error: a pair of the query without a key
        help: write `key=`
        "#,
    );
    accept(
        r#"
        "/t?a=1&b="
        "/t?a=x=y/:z"
        "/t?bpm[from]=<from>&a-b.c=<d>"
        "#,
    );
}

#[test]
fn a_key_is_fixed_text() {
    check(
        r#"
        "/tracks?<k>«=v»"
        error: text behind a parameter of the query
        help: write `key=<k>`

        "/tracks?<k>«=<v>»"
        error: text behind a parameter of the query
        help: write `key=<k>`

        "/tracks?a«<»k>=v"
        error: the key of a query pair is fixed text
        help: send keys that vary by a map: `?<pairs..>`

        "/tracks?a«>»b=v"
        error: the key of a query pair is fixed text
        help: send keys that vary by a map: `?<pairs..>`
        "#,
    );
}

#[test]
fn a_value_is_text_or_a_parameter() {
    check(
        r#"
        "/tracks?a=«x<b>»"
        error: the value of a query pair is either fixed text or one parameter
        help: put the text together in the argument

        "/tracks?a=«<b>x»"
        error: the value of a query pair is either fixed text or one parameter
        help: put the text together in the argument

        "/tracks?a=«<b><c>»"
        error: the value of a query pair is either fixed text or one parameter
        help: put the text together in the argument

        "/tracks?a=«<b>,<c>»"
        error: the value of a query pair is either fixed text or one parameter
        help: put the text together in the argument

        "/tracks?<b>«x»"
        error: text behind a parameter of the query
        help: write `key=<b>`
        "#,
    );
}

#[test]
fn pairs_are_separated() {
    check(
        r#"
        "/tracks?<a>«<b>»"
        error: text behind a parameter of the query
        help: write `"/tracks?<a>&<b>"`

        "/tracks?«q»<q>"
        error: text before a parameter of the query
        help: write `"/tracks?q=<q>"`

        "/tracks?<a>«,<b>»"
        error: text behind a parameter of the query
        help: write `"/tracks?<a>&<b>"`

        "/tracks?<a>«;<b>»&<c>"
        error: text behind a parameter of the query
        help: write `"/tracks?<a>&<b>&<c>"`

        "/tracks?<a>«/comments»"
        error: the path ends where the query starts
        help: write `"/tracks/comments?<a>"`
        "#,
    );
}

#[test]
fn the_fields_of_a_struct_end_the_query() {
    check(
        r#"
        "/tracks?«<filter..>»&a=1"
        error: `<filter..>` stands at the end of the query
        help: write `"/tracks?a=1&<filter..>"`

        "/tracks?a=1&«<filter..>»&<q>&b=2"
        error: `<filter..>` stands at the end of the query
        help: write `"/tracks?a=1&<q>&b=2&<filter..>"`

        "/tracks?<a..>&«<b..>»"
        error: a query has the fields of one argument, and `<a..>` is it
        help: put `a` and `b` into one struct, or name the fields of one: `key=<field>`

        "/tracks?<a..>&«<b..>»&«<c..>»"
        error: a query has the fields of one argument, and `<a..>` is it
        help: put `a` and `b` into one struct, or name the fields of one: `key=<field>`
        error: a query has the fields of one argument, and `<a..>` is it
        help: put `a` and `c` into one struct, or name the fields of one: `key=<field>`

        "/tracks?a=«<filter..>»"
        error: `<filter..>` has keys of its own
        help: write `"/tracks?a=<filter>"`, or `<filter..>` without `a=`
        "#,
    );
    accept(
        r#"
        "/t?<q>&page=<number>&<filter..>"
        "#,
    );
}

#[test]
fn a_key_of_the_query_appears_once() {
    check(
        r#"
        "/tracks?a=1&«a=1»"
        error: the query has `a` twice: the first is `a=1`
        help: keep one; an argument that is a slice or `Vec` repeats its key

        "/tracks?a=1&«<a>»"
        error: the query has `a` twice: the first is `a=1`
        help: keep one; an argument that is a slice or `Vec` repeats its key

        "/tracks?a=<b>&«a=<c>»"
        error: the query has `a` twice: the first is `a=<b>`
        help: keep one; an argument that is a slice or `Vec` repeats its key

        "/tracks?a=<b>&«%61=1»"
        error: the query has `a` twice: the first is `a=<b>`
        help: keep one; an argument that is a slice or `Vec` repeats its key

        "/tracks?<a>&b=1&«a=<c>»&«a=<d>»"
        error: the query has `a` twice: the first is `<a>`
        help: keep one; an argument that is a slice or `Vec` repeats its key
        error: the query has `a` twice: the first is `<a>`
        help: keep one; an argument that is a slice or `Vec` repeats its key
        "#,
    );
    accept(
        r#"
        "/t?a=1&a=2"
        "#,
    );
}

#[test]
fn each_segment_and_each_pair_tells_its_mistake() {
    check(
        r#"
        "/«{a:[/]+}»/b«>»"
        error: parameters are written `<name>`
        help: write `"/<a>/<b>"`
        error: `>` without a `<` before it
        help: write `"/<a>/<b>"`; a literal `>` is `%3E`

        "/a«#b/<c?&»"
        error: a fragment is never sent to a server
        help: write `"/a"`; a literal `#` is `%23`
        "#,
    );
    // One cannot be mended without knowing what was meant.
    marked::check(
        r#"
        "«i»tems/«{id}»/<«na me»>?«a»&«<f..>»&«&»«=x»"
        error: a path starts with `/`
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"`
        error: parameters are written `<name>`
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"`
        error: `na me` cannot be the name of an argument: it has a space
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"`
        error: `a` has no value
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"` for an empty one, or `<a>` for an argument
        error: `<f..>` stands at the end of the query
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"`
        error: the query has an empty pair
        help: write `"/items/<id>/<na_me>?a=&=x&<f..>"`
        error: a pair of the query without a key
        help: write `key=x`

        "/<id>/«<id>»/«{x}»?a=«%»"
        error: parameter `<id>` appears twice
        help: give the second a name and an argument of its own
        error: parameters are written `<name>`
        help: write `"/<id>/<id>/<x>?a=%25"`
        error: `%` is not a percent escape of two hexadecimal digits
        help: write `"/<id>/<id>/<x>?a=%25"` for a literal `%`
        "#,
        found,
    );
}
