//! What is rare in a document; `tests/openapi/shop.rs` has what is common.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{Api, Call, Client, api, endpoint};

#[derive(Serialize, Deserialize, JsonSchema)]
struct Item {
    own: Box<other::Item>,
}

mod other {
    #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
    pub(super) struct Item {
        pub(super) theirs: u8,
    }
}

/// A type that is null at times, without saying so by its name.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
struct Perhaps(Option<u8>);

/// The same with words, which give it a name in the document.
#[derive(Serialize, JsonSchema)]
#[schemars(description = "Perhaps")]
struct Named(Option<u8>);

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Pair<{A}, {B}>")]
struct Pair<A, B>(A, B);

#[derive(Serialize, JsonSchema)]
struct Filter {
    q: Option<u8>,
    #[serde(flatten)]
    more: std::collections::BTreeMap<String, u8>,
}

#[derive(Serialize, JsonSchema)]
#[expect(dead_code, reason = "for its schema")]
enum Choice {
    One { a: u8 },
    Other { b: u8 },
}

#[api(openapi)]
trait Rare: Api {
    #[endpoint(GET, "/own")]
    fn own(&self) -> Call<Item>;

    #[endpoint(PUT, "/their", json = item)]
    fn put_theirs(&self, item: &other::Item) -> Call<Pair<u8, Vec<u8>>>;

    #[endpoint(GET, "/perhaps?<a>&<b>&<c>&<filter..>", headers("X-A" = a_header))]
    fn perhaps(
        &self,
        a: &Perhaps,
        b: Named,
        c: Option<Vec<u8>>,
        filter: &Filter,
        a_header: Option<&[u8]>,
    ) -> Call<()>;

    #[endpoint(GET, "/choice?<choice..>")]
    fn choice(&self, choice: Option<Choice>) -> Call<()>;

    #[endpoint(GET, "/dyn/<name>?<pairs..>")]
    fn unnamed(&self, name: &dyn std::fmt::Display, pairs: &impl Serialize) -> Call<()>
    where
        Self: Sized;

    #[endpoint(POST, "/either", json = item)]
    fn post(&self, item: u8) -> Call<u8>;

    #[endpoint(POST, "/either", form = item)]
    fn post_form(&self, item: &Filter) -> Call<String>;

    #[endpoint(POST, "/either", auth = none)]
    fn post_nothing(&self) -> Call<()>;
}

impl Rare for Client {}

fn document() -> Value {
    Client::openapi().to_value()
}

fn operation<'a>(document: &'a Value, method: &str, path: &str) -> &'a Value {
    &document["paths"][path][method]
}

/// The name of each parameter, whether it is required, and its type.
fn parameters(operation: &Value) -> Vec<Value> {
    let parameters = operation["parameters"].as_array();
    let shown = |parameter: &Value| {
        let required = parameter.get("required").is_some();
        json!([parameter["name"], required, parameter["schema"]["type"]])
    };
    parameters.into_iter().flatten().map(shown).collect()
}

#[test]
fn types_of_one_name_are_two_in_both_directions() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let theirs = json!({ "$ref": "#/components/schemas/Item2" });
    assert_eq!(schemas["Item"]["properties"]["own"], theirs);
    assert!(schemas["Item2"]["properties"].get("theirs").is_some());
    let put = operation(&document, "put", "/their");
    let sent = &put["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(*sent, theirs);
}

#[test]
fn names_have_the_characters_that_a_document_allows() {
    let document = document();
    let put = operation(&document, "put", "/their");
    let answer = &put["responses"]["2XX"]["content"]["application/json"]["schema"];
    assert_eq!(
        answer["$ref"],
        "#/components/schemas/Pair_uint8__Array_of_uint8_"
    );
    let pair = document.pointer("/components/schemas/Pair_uint8__Array_of_uint8_");
    assert_eq!(pair.expect("the schema")["type"], "array");
}

#[test]
fn what_may_be_null_need_not_be_sent() {
    let document = document();
    assert_eq!(
        parameters(operation(&document, "get", "/perhaps")),
        [
            json!(["a", false, "integer"]),
            json!(["b", false, "integer"]),
            json!(["c", false, "array"]),
            json!(["q", false, "integer"]),
            json!(["filter", false, "object"]),
            json!(["x-a", false, "array"]),
        ]
    );
}

#[test]
fn fields_without_names_stand_for_all() {
    let document = document();
    let choice = operation(&document, "get", "/choice");
    assert_eq!(parameters(choice), [json!(["choice", false, null])]);
    let alternatives = choice["parameters"][0]["schema"]["oneOf"].as_array();
    assert_eq!(alternatives.map(Vec::len), Some(2));
}

#[test]
fn of_types_without_names_nothing_is_known() {
    let document = document();
    let unnamed = operation(&document, "get", "/dyn/{name}");
    assert_eq!(
        parameters(unnamed),
        [
            json!(["name", true, null]),
            json!(["pairs", false, "object"])
        ]
    );
}

#[test]
fn ways_to_call_one_operation_are_one() {
    let document = document();
    let post = operation(&document, "post", "/either");
    assert_eq!(post["operationId"], "post");
    assert_eq!(post.get("security"), None);
    let body = &post["requestBody"];
    assert_eq!(body["required"], false);
    let medias: Vec<&String> = body["content"]
        .as_object()
        .expect("content")
        .keys()
        .collect();
    assert_eq!(
        medias,
        ["application/json", "application/x-www-form-urlencoded"]
    );
    let answer = &post["responses"]["2XX"]["content"]["application/json"]["schema"];
    assert_eq!(answer["anyOf"][1], json!({ "type": "string" }));
}

#[test]
fn an_api_without_credentials_names_none() {
    #[api(openapi)]
    trait Open: Api {
        #[endpoint(GET, "/", auth = none)]
        fn open(&self) -> Call<()>;
    }
    impl Open for Client {}

    let document = <Client as Open>::openapi().to_value();
    assert_eq!(document.get("security"), None);
    assert_eq!(document.get("components"), None);
    assert_eq!(document.get("tags"), None);
}
