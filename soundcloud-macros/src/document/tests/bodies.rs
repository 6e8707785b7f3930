//! Bodies of requests and answers.

use super::*;

/// The body of the only operation's request.
fn request(document: &Document) -> &Body {
    only(document).body.as_ref().expect("a body")
}

fn medias(body: &Body) -> Vec<&str> {
    body.contents
        .iter()
        .map(|content| content.media.as_str())
        .collect()
}

/// The properties of the first of the body's schemas.
fn fields(document: &Document, body: &Body) -> Vec<String> {
    let schema = body.contents[0].schema.as_ref().expect("a schema");
    properties(&Schema::new(document, schema))
}

#[test]
fn media_types_are_in_lower_case_and_bare() {
    let document = openapi(
        "
        /a:
          post:
            requestBody:
              content:
                Application/JSON; charset=utf-8: {}
                'text/plain ; q=1': {}
        ",
    );
    let body = request(&document);
    assert_eq!(medias(body), ["application/json", "text/plain"]);
    assert!(!body.required && !body.omitted);
}

#[test]
fn a_content_knows_what_it_is() {
    let content = |media: &str| Content {
        media: media.to_owned(),
        schema: None,
    };
    let all = |fits: fn(&Content) -> bool| {
        let medias = [
            "application/json",
            "application/problem+json",
            "application/xml",
            "text/xml",
            "application/atom+xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/*",
            "text/csv",
            "text/*",
            "*/*",
            "application/*",
            "image/png",
        ];
        medias
            .into_iter()
            .filter(|media| fits(&content(media)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        all(Content::is_json),
        ["application/json", "application/problem+json"]
    );
    assert_eq!(
        all(Content::is_xml),
        ["application/xml", "text/xml", "application/atom+xml"]
    );
    assert_eq!(all(Content::is_form), ["application/x-www-form-urlencoded"]);
    assert_eq!(
        all(Content::is_multipart),
        ["multipart/form-data", "multipart/*"]
    );
    assert_eq!(all(Content::is_text), ["text/csv", "text/*"]);
    assert_eq!(all(Content::is_any), ["text/*", "*/*", "application/*"]);
}

#[test]
fn swagger_bodies_have_the_media_types_of_the_operation_or_of_all() {
    let document = |global: &str, own: &str| {
        parse(&format!(
            "
            swagger: '2.0'
            {global}
            paths:
              /a:
                post:
                  {own}
                  parameters: [{{ in: body, name: pet, required: true, schema: {{ type: object }} }}]
                  responses: {{ 200: {{ schema: {{ type: string }} }} }}
            "
        ))
    };
    let json = document("", "");
    assert_eq!(medias(request(&json)), ["application/json"]);
    assert!(request(&json).required);
    let xml = document("consumes: [application/xml]", "");
    assert_eq!(medias(request(&xml)), ["application/xml"]);
    let own = document(
        "consumes: [application/xml]",
        "consumes: [application/json, text/json]",
    );
    assert_eq!(medias(request(&own)), ["application/json", "text/json"]);
    let answer = |document: &Document| {
        let answer = only(document).answer.as_ref().expect("an answer");
        medias(answer).join(" ")
    };
    assert_eq!(answer(&json), "application/json");
    assert_eq!(answer(&document("produces: [text/csv]", "")), "text/csv");
    assert_eq!(
        answer(&document("produces: [text/csv]", "produces: []")),
        "application/json"
    );
}

#[test]
fn an_answer_without_a_schema_or_content_has_none() {
    let document = swagger("  /a: { get: { responses: { 200: { description: Done. } } } }");
    assert!(only(&document).answer.is_none());
    let document = openapi("  /a: { get: { responses: { 200: { description: Done. } } } }");
    let answer = only(&document).answer.as_ref().expect("an answer");
    assert!(answer.contents.is_empty());
}

#[test]
fn form_data_are_one_body() {
    let document = swagger(
        "
        /a:
          post:
            consumes: [application/x-www-form-urlencoded]
            parameters:
              - { in: formData, name: name, type: string, required: true }
              - { in: formData, name: age, type: integer }
              - { in: query, name: page, type: integer }
        ",
    );
    let body = request(&document);
    assert_eq!(medias(body), ["application/x-www-form-urlencoded"]);
    assert_eq!(fields(&document, body), ["name!: text", "age: integer"]);
    assert!(body.required);
    assert_eq!(only(&document).parameters.len(), 1);
}

#[test]
fn form_data_with_a_file_is_multipart() {
    let document = swagger(
        "
        /a:
          post:
            parameters:
              - { in: formData, name: picture, type: file }
              - { in: formData, name: title, type: string }
        ",
    );
    let body = request(&document);
    assert_eq!(medias(body), ["multipart/form-data"]);
    assert_eq!(fields(&document, body), ["picture: binary", "title: text"]);
    assert!(!body.required);
}

#[test]
fn form_data_are_never_json() {
    for (consumes, medias_of_body) in [
        (
            "[application/json]",
            vec!["application/x-www-form-urlencoded"],
        ),
        ("[multipart/form-data]", vec!["multipart/form-data"]),
        (
            "[multipart/form-data, application/x-www-form-urlencoded]",
            vec!["multipart/form-data", "application/x-www-form-urlencoded"],
        ),
    ] {
        let document = swagger(&format!(
            "  /a: {{ post: {{ consumes: {consumes}, parameters: [{{ in: formData, name: a, type: string }}] }} }}"
        ));
        assert_eq!(medias(request(&document)), medias_of_body, "{consumes}");
    }
}

#[test]
fn form_data_of_the_operation_go_before_those_of_the_path() {
    let document = swagger(
        "
        /a:
          parameters:
            - { in: formData, name: age, type: string, required: true }
            - { in: formData, name: name, type: string }
          post:
            parameters:
              - { in: formData, name: age, type: integer }
        ",
    );
    assert_eq!(
        fields(&document, request(&document)),
        ["age: integer", "name: text"]
    );
    assert!(!request(&document).required);
}

#[test]
fn a_body_may_be_omitted() {
    let document = openapi("  /a: { post: { requestBody: { x-omit: true, content: {} } } }");
    assert!(request(&document).omitted);
    let document = swagger("  /a: { post: { parameters: [{ in: body, name: a, x-omit: true }] } }");
    assert!(request(&document).omitted);
}
