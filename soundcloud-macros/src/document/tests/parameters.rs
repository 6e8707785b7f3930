//! Parameters outside of the body.

use super::*;

/// Place and name of each parameter of the only operation; `!` if it is required.
fn listed(document: &Document) -> Vec<String> {
    let parameters = only(document).parameters.iter();
    let listed = parameters.map(|parameter| {
        let mark = if parameter.required { "!" } else { "" };
        format!("{} {}{mark}", parameter.place.word(), parameter.name)
    });
    listed.collect()
}

#[test]
fn parameters_have_four_places() {
    let document = openapi(
        "
        /a/{id}:
          get:
            parameters:
              - { in: path, name: id }
              - { in: query, name: page, required: true }
              - { in: header, name: X-Trace }
              - { in: cookie, name: session }
              - { in: body, name: nowhere }
              - { in: query }
              - { name: homeless }
              - just text
        ",
    );
    assert_eq!(
        listed(&document),
        [
            "path id!",
            "query page!",
            "header X-Trace",
            "cookie session"
        ]
    );
}

#[test]
fn headers_that_the_specification_keeps_for_itself_are_no_parameters() {
    let names = [
        "Accept",
        "content-type",
        "Authorization",
        "COOKIE",
        "Accept-Language",
    ];
    let parameters = names
        .map(|name| format!("{{ in: header, name: {name} }}"))
        .join(", ");
    let document = openapi(&format!(
        "  /a: {{ get: {{ parameters: [{parameters}] }} }}"
    ));
    assert_eq!(listed(&document), ["header Accept-Language"]);
}

#[test]
fn parameters_of_the_path_hold_for_its_operations_unless_they_have_their_own() {
    let document = openapi(
        "
        /a/{id}:
          parameters:
            - { in: path, name: id, required: true, schema: { type: string } }
            - { in: query, name: page, schema: { type: string } }
            - { in: header, name: page, required: true }
          get:
            parameters:
              - { in: query, name: page, required: true, schema: { type: integer } }
        ",
    );
    assert_eq!(
        listed(&document),
        ["query page!", "path id!", "header page!"]
    );
    let page = &only(&document).parameters[0];
    assert_eq!(shown(&Schema::new(&document, &page.schema)), "integer");
}

#[test]
fn a_parameter_that_is_listed_twice_is_one() {
    let document = swagger(
        "
        /a:
          get:
            parameters:
              - { in: query, name: page, type: integer }
              - { in: query, name: page, type: string }
              - { in: header, name: X-Page, type: string }
              - { in: header, name: x-page, type: string }
        ",
    );
    assert_eq!(listed(&document), ["query page", "header X-Page"]);
}

#[test]
fn a_parameter_of_a_path_that_does_not_have_it_is_a_slip() {
    let document = openapi(
        "  /a/{id}: { get: { parameters: [{ in: path, name: ID }, { in: path, name: id }] } }",
    );
    assert_eq!(listed(&document), ["path id!"]);
}

#[test]
fn a_parameter_knows_its_line_and_what_is_said_of_it() {
    let document = openapi(
        "  /a:
    get:
      parameters:
        - in: query
          name: page
          description: Which one.
          x-omit: never used
        - in: query
          name: key
          x-credential: true
          x-omit: false
",
    );
    let [page, key] = &only(&document).parameters[..] else {
        panic!("two parameters");
    };
    assert_eq!((page.line, key.line), (6, 10));
    assert_eq!((page.omitted, page.credential), (true, false));
    assert_eq!((key.omitted, key.credential), (false, true));
    assert!(only(&document).takes_key());
}

#[test]
fn swagger_says_by_its_collection_format_how_a_list_is_sent() {
    for (format, style) in [
        ("", Style::Joined(',')),
        (", collectionFormat: csv", Style::Joined(',')),
        (", collectionFormat: ssv", Style::Joined(' ')),
        (", collectionFormat: tsv", Style::Joined('\t')),
        (", collectionFormat: pipes", Style::Joined('|')),
        (", collectionFormat: multi", Style::Repeated),
    ] {
        let document = swagger(&format!(
            "  /a: {{ get: {{ parameters: [{{ in: query, name: ids, type: array, items: {{ type: integer }}{format} }}] }} }}"
        ));
        assert_eq!(only(&document).parameters[0].style, style, "{format}");
    }
}

#[test]
fn openapi_says_by_style_and_explode_how_a_list_is_sent() {
    for (place, style, expected) in [
        ("query", "", Style::Repeated),
        ("query", ", style: form", Style::Repeated),
        ("query", ", explode: true", Style::Repeated),
        ("query", ", explode: false", Style::Joined(',')),
        ("query", ", style: form, explode: false", Style::Joined(',')),
        ("query", ", style: spaceDelimited", Style::Joined(' ')),
        (
            "query",
            ", style: spaceDelimited, explode: true",
            Style::Repeated,
        ),
        (
            "query",
            ", style: pipeDelimited, explode: false",
            Style::Joined('|'),
        ),
        ("query", ", style: deepObject", Style::Bracketed),
        ("path", "", Style::Joined(',')),
        ("header", ", explode: true", Style::Joined(',')),
    ] {
        let document = openapi(&format!(
            "  '/a/{{ids}}': {{ get: {{ parameters: [{{ in: {place}, name: ids{style} }}] }} }}"
        ));
        assert_eq!(
            only(&document).parameters[0].style,
            expected,
            "{place}{style}"
        );
    }
}

#[test]
fn a_parameter_knows_what_it_is_sent_as() {
    let document = openapi(
        "
        /a:
          get:
            parameters:
              - { in: query, name: page }
              - { in: header, name: X-Trace }
              - { in: query, name: filter, style: deepObject }
        ",
    );
    let [page, trace, filter] = &only(&document).parameters[..] else {
        panic!("three parameters");
    };
    assert!(page.is_sent_as("page") && !page.is_sent_as("Page"));
    assert!(trace.is_sent_as("x-trace"));
    assert!(filter.is_sent_as("filter[from]"));
    assert!(!filter.is_sent_as("filter") && !filter.is_sent_as("filters[from]"));
}

#[test]
fn a_value_of_a_media_type_is_text() {
    let document = openapi(
        "
        /a:
          get:
            parameters:
              - { in: query, name: filter, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
        ",
    );
    let filter = &only(&document).parameters[0];
    assert_eq!(shown(&Schema::new(&document, &filter.schema)), "text");
}

#[test]
fn a_parameter_without_a_schema_may_be_anything() {
    let document = openapi("  /a: { get: { parameters: [{ in: query, name: page }] } }");
    let schema = &only(&document).parameters[0].schema;
    assert_eq!(shown(&Schema::new(&document, schema)), "any");
}
