//! What is sent as a body, and what is answered.

use super::*;

/// Attribute and signature of an operation with these bodies.
fn bodies(method: &str, sent: &str, answered: &str) -> String {
    let pasted = openapi(&format!(
        "
        /a:
          {method}:
            operationId: a
            requestBody: {sent}
            responses: {{ 200: {answered} }}
components: {{ schemas: {{ Pet: {{ type: object, properties: {{ id: {{ type: integer }} }} }}, Pets: {{ type: array, items: {{ $ref: '#/components/schemas/Pet' }} }} }} }}
"
    ));
    code(&pasted.methods).replace('\n', " ")
}

/// The body's key and type.
fn sent(content: &str) -> String {
    let body = format!("{{ required: true, content: {{ {content} }} }}");
    let method = bodies("post", &body, "{}");
    let method = method
        .strip_prefix("#[endpoint(POST, \"/a\", ")
        .expect("a body");
    method
        .replace(")] fn a(&self, ", " ")
        .replace(") -> Call<()>;", "")
}

/// What is answered.
fn answered(content: &str) -> String {
    let method = bodies(
        "post",
        "{ content: {} }",
        &format!("{{ content: {{ {content} }} }}"),
    );
    let (_, ty) = method.split_once(" -> Call<").expect("a call");
    ty.trim_end_matches(">;").to_owned()
}

const PET: &str = "schema: { $ref: '#/components/schemas/Pet' }";

#[test]
fn a_body_has_the_key_of_its_media_type() {
    for (content, expected) in [
        (format!("application/xml: {{ {PET} }}, application/json: {{ {PET} }}"), "json = body body: &Pet"),
        (format!("application/vnd.pets+json: {{ {PET} }}"), "json = body body: &Pet"),
        ("application/json: {}".to_owned(), "json = body body: &serde_json::Value"),
        (format!("multipart/form-data: {{}}, application/x-www-form-urlencoded: {{ {PET} }}"), "form = body body: &Pet"),
        ("application/x-www-form-urlencoded: { schema: { type: string } }".to_owned(), "form = body body: &serde_json::Value"),
        ("application/x-www-form-urlencoded: { schema: { type: object, additionalProperties: { type: integer } } }".to_owned(), "form = body body: &std::collections::HashMap<String, i64>"),
        (format!("multipart/form-data: {{ {PET} }}, application/xml: {{ {PET} }}"), "multipart = body body: soundcloud_api::Form"),
        (format!("text/xml: {{ {PET} }}, text/plain: {{}}"), "xml = body body: &Pet"),
        ("text/plain: {}".to_owned(), "body = body body: String"),
        ("image/png: {}".to_owned(), "body = body body: soundcloud_api::Body"),
        (String::new(), "body = body body: soundcloud_api::Body"),
        ("'*/*': {}".to_owned(), "body = body body: soundcloud_api::Body"),
        (format!("'*/*': {{ {PET} }}"), "json = body body: &Pet"),
        ("'*/*': { schema: { type: string, format: binary } }".to_owned(), "body = body body: soundcloud_api::Body"),
    ] {
        assert_eq!(sent(&content), expected, "{content}");
    }
}

#[test]
fn a_body_is_borrowed_unless_it_is_a_number() {
    for (schema, expected) in [
        ("{ $ref: '#/components/schemas/Pets' }", "&[Pet]"),
        ("{ type: array, items: { type: string } }", "&[String]"),
        ("{ type: string }", "&str"),
        ("{ type: integer }", "i64"),
        ("{ type: boolean }", "bool"),
        (
            "{ oneOf: [{ type: string }, { type: integer }] }",
            "&serde_json::Value",
        ),
        ("{ type: object, properties: { a: {} } }", "&ABody"),
    ] {
        let sent = sent(&format!("application/json: {{ schema: {schema} }}"));
        assert_eq!(sent, format!("json = body body: {expected}"), "{schema}");
    }
}

#[test]
fn a_body_that_the_method_cannot_have_is_left_out() {
    let body = "{ content: { application/json: {} } }";
    for method in ["get", "head"] {
        let expected = format!(
            "#[endpoint({}, \"/a\")] fn a(&self) -> Call<()>;",
            method.to_uppercase()
        );
        assert_eq!(bodies(method, body, "{}"), expected);
    }
    let omitted = "{ x-omit: true, content: { application/json: {} } }";
    assert_eq!(
        bodies("post", omitted, "{}"),
        "#[endpoint(POST, \"/a\")] fn a(&self) -> Call<()>;"
    );
}

#[test]
fn a_body_of_which_nothing_is_said_is_sent_if_it_has_to_be() {
    let nothing = "#[endpoint(POST, \"/a\")] fn a(&self) -> Call<()>;";
    for content in [
        "",
        "application/json: { schema: { type: object } }",
        "application/x-www-form-urlencoded: { schema: { type: object, properties: {} } }",
    ] {
        let body = |required| format!("{{ required: {required}, content: {{ {content} }} }}");
        assert_eq!(bodies("post", &body(false), "{}"), nothing, "{content}");
        let required = bodies("post", &body(true), "{}");
        assert!(
            required.contains(" = body)] fn a(&self, body: "),
            "{required}"
        );
    }
}

#[test]
fn a_multipart_body_says_something() {
    let body = "{ content: { multipart/form-data: { schema: { type: object } } } }";
    let method = bodies("put", body, "{}");
    assert!(method.contains("multipart = body"), "{method}");
}

#[test]
fn an_answer_is_what_is_decoded() {
    for (content, expected) in [
        (format!("text/plain: {{}}, application/json: {{ {PET} }}"), "Pet"),
        (format!("application/xml: {{ {PET} }}"), "Pet"),
        ("application/json: { schema: { $ref: '#/components/schemas/Pets' } }".to_owned(), "Vec<Pet>"),
        ("application/json: { schema: { allOf: [{ $ref: '#/components/schemas/Pet' }], nullable: true } }".to_owned(), "Option<Pet>"),
        ("application/json: { schema: { type: object, properties: { a: {} } } }".to_owned(), "AAnswer"),
        ("application/json: { schema: { type: 'null' } }".to_owned(), "()"),
        ("application/json: {}".to_owned(), "serde_json::Value"),
        ("application/xml: {}".to_owned(), "String"),
        ("text/csv: {}".to_owned(), "String"),
        (format!("'*/*': {{ {PET} }}"), "Pet"),
        ("'*/*': {}".to_owned(), "()"),
        ("image/png: {}".to_owned(), "()"),
        (String::new(), "()"),
    ] {
        assert_eq!(answered(&content), expected, "{content}");
    }
}

#[test]
fn an_answer_to_head_has_no_content() {
    let answer = "{ content: { application/json: { schema: { type: integer } } } }";
    let method = bodies("head", "", answer);
    assert!(method.ends_with("fn a(&self) -> Call<()>;"), "{method}");
}

#[test]
fn content_that_is_not_decoded_is_told() {
    let pasted = openapi(
        "  /a: { get: { operationId: a, summary: A., responses: { 200: { content: { image/png: {} } } } } }",
    );
    assert_eq!(
        pasted.methods,
        "/// A.
///
/// Its content is not decoded: `.bytes()`, `.stream()` or `.save(…)` give it.
#[endpoint(GET, \"/a\")]
fn a(&self) -> Call<()>;"
    );
}
