//! Each rule by small traits against one small document.

use super::{file, found};

const SHOP: &str = r##"openapi: 3.0.3
info: { title: Shop, version: "1" }
servers: [{ url: "https://shop.example/v1/" }]
security: [{ token: [] }]
paths:
  /items:
    get:
      operationId: listItems
      tags: [items]
      parameters:
        - { in: query, name: q, required: true, schema: { type: string } }
        - { in: query, name: limit, schema: { type: integer } }
        - { in: query, name: "sort[by]", schema: { type: string } }
        - { in: query, name: tags, explode: false, schema: { type: array, items: { type: string } } }
        - { in: query, name: colour, schema: { type: array, items: { type: string } } }
        - { in: header, name: X-Trace, schema: { type: string } }
        - { in: header, name: Accept, schema: { type: string } }
        - { in: query, name: range, style: deepObject, schema: { type: object } }
        - { in: query, name: old, x-omit: gone, schema: { type: string } }
      responses: { "200": { description: "" } }
    post:
      operationId: addItem
      tags: [items]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } }
      responses: { "201": { description: "" } }
  /items/{item_id}.{format}:
    get:
      operationId: getItem
      tags: [items]
      parameters:
        - { in: path, name: item_id, required: true, schema: { type: integer } }
        - { in: path, name: format, required: true, schema: { type: string } }
        - { in: query, name: key, x-credential: true, schema: { type: string } }
      responses: { "200": { description: "" } }
  /items/latest.json:
    get: { operationId: latest, tags: [items], security: [], responses: { "200": { description: "" } } }
  /users/{user-id}/photo:
    put:
      operationId: putPhoto
      tags: [users]
      deprecated: true
      requestBody:
        content:
          multipart/form-data: { schema: { type: object } }
          application/x-www-form-urlencoded: { schema: { type: object, properties: { file: {} } } }
      responses: { "204": { description: "" } }
    delete: { operationId: deletePhoto, x-rust-name: remove_photo, tags: [users], responses: { "204": { description: "" } } }
components:
  schemas:
    Item: { type: object, properties: { id: { type: integer } } }
"##;

/// The methods that the document asks for, by name.
const METHODS: [(&str, &str); 6] = [
    (
        "list_items",
        r#"#[endpoint(GET, "/items?<q>&<limit>&sort[by]=<by>&<tags>&<colour>&range[from]=<from>", headers("X-Trace" = trace))]
        fn list_items(&self, q: &str, limit: Option<u32>, by: Option<&str>, tags: Option<&str>, colour: &[&str], from: Option<u8>, trace: Option<&str>) -> Call<()>;"#,
    ),
    (
        "add_item",
        r#"#[endpoint(POST, "/items", json = item)] fn add_item(&self, item: &Item) -> Call<()>;"#,
    ),
    (
        "get_item",
        r#"#[endpoint(GET, "/items/<item_id>.<format>", auth = key)] fn get_item(&self, item_id: u32, format: &str) -> Call<()>;"#,
    ),
    (
        "latest",
        r#"#[endpoint(GET, "/items/latest.json")] fn latest(&self) -> Call<()>;"#,
    ),
    (
        "put_photo",
        r#"#[endpoint(PUT, "/users/<user_id>/photo", multipart = photo)] #[deprecated] fn put_photo(&self, user_id: &str, photo: Form) -> Call<()>;"#,
    ),
    (
        "remove_photo",
        r#"#[endpoint(DELETE, "/users/<user_id>/photo")] fn remove_photo(&self, user_id: &str) -> Call<()>;"#,
    ),
];

/// The trait with another text for one of its methods, or with one more.
fn with(method: &str, text: &str) -> String {
    let mut methods: Vec<&str> = METHODS
        .iter()
        .map(|(name, known)| if *name == method { text } else { known })
        .collect();
    if METHODS.iter().all(|(name, _)| *name != method) {
        methods.push(text);
    }
    format!("trait Shop: Api {{ {} }}", methods.join("\n"))
}

fn told(keys: &str, item: &str) -> Vec<[String; 3]> {
    let path = file(SHOP);
    found(path.to_str().expect("a path"), keys, item)
}

/// Checks what is told of a trait with another text for one of its methods.
fn check(method: &str, text: &str, expected: &[[&str; 3]]) {
    assert_eq!(told("", &with(method, text)), expected, "{text}");
}

#[test]
fn a_trait_that_is_the_document_is_accepted() {
    check("latest", METHODS[3].1, &[]);
}

#[test]
fn an_unknown_path_is_told_with_the_nearest_operation() {
    for (path, help) in [
        (
            "/items/latst.json",
            "did you mean `GET /items/latest.json`?",
        ),
        (
            "/itms/latest.json",
            "did you mean `GET /items/latest.json`?",
        ),
        (
            "/items/latest.json/",
            "did you mean `GET /items/latest.json`?",
        ),
        (
            "/v1/items/latest.json",
            "write `\"/items/latest.json\"`: `/v1` belongs to the client's base URL",
        ),
    ] {
        let text = format!("#[endpoint(GET, \"{path}\")] fn latest(&self) -> Call<()>;");
        let message = format!("`api.yaml` has no `GET {path}`");
        check("latest", &text, &[[path, &message, help]]);
    }
    check(
        "other",
        "#[endpoint(GET, \"/weather\")] fn other(&self) -> Call<()>;",
        &[[
            "/weather",
            "`api.yaml` has no `GET /weather`",
            "correct the path, or add `spec(undocumented)` if the document lacks it",
        ]],
    );
    check(
        "other",
        "#[endpoint(GET, \"/items/<item_id>.xml\")] fn other(&self, item_id: u32) -> Call<()>;",
        &[[
            "/items/<item_id>.xml",
            "`api.yaml` has no `GET /items/<item_id>.xml`",
            "if it is a case of `GET /items/{item_id}.{format}`, add `operation = \"getItem\"`",
        ]],
    );
}

#[test]
fn a_path_may_have_other_methods() {
    check(
        "latest",
        "#[endpoint(PUT, \"/items/latest.json\")] fn latest(&self) -> Call<()>;",
        &[[
            "PUT",
            "`api.yaml` has no `PUT /items/latest.json`",
            "`/items/latest.json` has `GET`; or add `spec(undocumented)`",
        ]],
    );
    check(
        "other",
        "#[endpoint(PATCH, \"/items\")] fn other(&self) -> Call<()>;",
        &[[
            "PATCH",
            "`api.yaml` has no `PATCH /items`",
            "`/items` has `GET` and `POST`; or add `spec(undocumented)`",
        ]],
    );
}

#[test]
fn what_is_meant_to_be_undocumented_is_said() {
    check(
        "other",
        "#[endpoint(GET, \"/weather\", spec(undocumented))] fn other(&self) -> Call<()>;",
        &[],
    );
    let text = "#[endpoint(GET, \"/items/latest.json\", spec(undocumented))] fn latest(&self) -> Call<()>;";
    check(
        "latest",
        text,
        &[[
            "undocumented",
            "the document has `GET /items/latest.json`, at `api.yaml:38`",
            "remove `undocumented`",
        ]],
    );
}

#[test]
fn an_operation_is_named_where_text_stands_for_a_parameter() {
    let one_more = |key: &str| {
        format!(
            "#[endpoint(GET, \"/items/<item_id>.json\", auth = key, {key})] fn item_json(&self, item_id: u32) -> Call<()>;"
        )
    };
    check("item_json", &one_more("operation = \"getItem\""), &[]);
    check(
        "item_json",
        &one_more("operation = \"getItm\""),
        &[[
            "\"getItm\"",
            "`api.yaml` has no operation `getItm`",
            "did you mean `operation = \"getItem\"`?",
        ]],
    );
    check(
        "item_json",
        &one_more("operation = \"latest\""),
        &[[
            "\"latest\"",
            "operation `latest` is `GET /items/latest.json` in `api.yaml:38`, not `GET /items/<item_id>.json`",
            "write `#[endpoint(GET, \"/items/latest.json\", …)]`, or name the operation that it is",
        ]],
    );
    check(
        "latest",
        "#[endpoint(GET, \"/items/latest.json\", operation = \"weather\")] fn latest(&self) -> Call<()>;",
        &[[
            "\"weather\"",
            "`api.yaml` has no operation `weather`",
            "leave it out: method and path tell which operation it is",
        ]],
    );
}

#[test]
fn parameters_of_the_path_have_the_names_of_the_document() {
    let remove = |name: &str| {
        format!(
            "#[endpoint(DELETE, \"/users/<{name}>/photo\")] fn remove_photo(&self, {name}: &str) -> Call<()>;"
        )
    };
    check("remove_photo", &remove("userId"), &[]);
    check(
        "remove_photo",
        &remove("person"),
        &[[
            "<person>",
            "`<person>` is `{user-id}` in `api.yaml:49`",
            "write `<user_id>`, and name the argument `user_id`",
        ]],
    );
    let swapped = "#[endpoint(GET, \"/items/<format>.<item_id>\", auth = key)] fn get_item(&self, item_id: u32, format: &str) -> Call<()>;";
    let help = "put the parameters into the order of the document";
    check(
        "get_item",
        swapped,
        &[
            [
                "<format>",
                "`<format>` is `{item_id}` in `api.yaml:33`",
                help,
            ],
            [
                "<item_id>",
                "`<item_id>` is `{format}` in `api.yaml:34`",
                help,
            ],
        ],
    );
}

/// The method `list_items` with another query, headers and arguments.
fn list(query: &str, keys: &str, arguments: &str) -> String {
    format!(
        "#[endpoint(GET, \"/items?{query}\"{keys})] fn list_items(&self, {arguments}) -> Call<()>;"
    )
}

/// All but the parameters that a test is about are left out.
fn omitting(names: &[&str]) -> String {
    let all = ["limit", "sort[by]", "tags", "colour", "X-Trace", "range"];
    let others: Vec<String> = all
        .iter()
        .filter(|name| !names.contains(name))
        .map(|name| format!("{name:?}"))
        .collect();
    others.join(", ")
}

#[test]
fn missing_parameters_are_told_with_what_is_to_be_written() {
    let keys = format!(", spec(omit({}))", omitting(&["limit", "sort[by]"]));
    check(
        "list_items",
        &list("<q>", &keys, "q: &str"),
        &[[
            "list_items",
            "method `list_items` lacks the parameters `limit` and `sort[by]` of `GET /items`, at `api.yaml:12`",
            "add `<limit>` in the query with `limit: Option<i64>`, `sort[by]=<sort_by>` in the query with `sort_by: Option<&str>`; or `spec(omit(\"limit\", \"sort[by]\"))`",
        ]],
    );
    let keys = format!(", spec(omit({}))", omitting(&["X-Trace"]));
    check(
        "list_items",
        &list("a=1", &keys, ""),
        &[
            [
                "a=1",
                "`GET /items` has no query parameter `a`",
                "remove it, or add `spec(undocumented(\"a\"))` if the document lacks it",
            ],
            [
                "list_items",
                "method `list_items` lacks the parameters `q` and `X-Trace` of `GET /items`, at `api.yaml:11`",
                "add `<q>` in the query with `q: &str`, `headers(\"X-Trace\" = x_trace)` with `x_trace: Option<&str>`; or `spec(omit(\"X-Trace\"))`",
            ],
        ],
    );
}

#[test]
fn a_parameter_that_is_misspelt_is_told_once() {
    let keys = format!(", spec(omit({}))", omitting(&["limit"]));
    check(
        "list_items",
        &list("<q>&<limti>", &keys, "q: &str, limti: Option<u32>"),
        &[[
            "<limti>",
            "`GET /items` has no query parameter `limti`",
            "did you mean `limit`, of `api.yaml:12`?",
        ]],
    );
}

#[test]
fn a_parameter_in_the_wrong_place_is_told_once() {
    let keys = format!(
        ", headers(\"limit\" = limit), spec(omit({}))",
        omitting(&["limit"])
    );
    check(
        "list_items",
        &list("<q>", &keys, "q: &str, limit: Option<u32>"),
        &[[
            "limit",
            "`limit` is a query parameter in `api.yaml:12`",
            "write `\"/items?<q>&<limit>\"`",
        ]],
    );
    let keys = format!(", spec(omit({}))", omitting(&["X-Trace"]));
    check(
        "list_items",
        &list("<q>&X-Trace=<trace>", &keys, "q: &str, trace: Option<&str>"),
        &[[
            "X-Trace=<trace>",
            "`X-Trace` is a header parameter in `api.yaml:16`",
            "write `headers(\"X-Trace\" = trace)`",
        ]],
    );
}

#[test]
fn required_and_optional_are_told_at_the_type() {
    let keys = format!(", spec(omit({}))", omitting(&["limit"]));
    check(
        "list_items",
        &list("<q>&<limit>", &keys, "q: Option<&str>, limit: Option<u32>"),
        &[[
            "Option<&str>",
            "`q` is required by `api.yaml:11`, and this may leave it out",
            "write `&str`",
        ]],
    );
    check(
        "list_items",
        &list("<q>&<limit>", &keys, "q: &str, limit: u32"),
        &[[
            "u32",
            "`limit` is optional in `api.yaml:12`, and this always sends it",
            "write `Option<u32>`, or add `spec(always(\"limit\"))`",
        ]],
    );
    let keys = format!(", spec(omit({}), always(\"limit\"))", omitting(&["limit"]));
    check(
        "list_items",
        &list("<q>&<limit>", &keys, "q: &str, limit: u32"),
        &[],
    );
}

#[test]
fn a_type_that_cannot_be_what_the_document_says_is_told() {
    let keys = format!(", spec(omit({}))", omitting(&["limit"]));
    check(
        "list_items",
        &list("<q>&<limit>", &keys, "q: &str, limit: Option<bool>"),
        &[[
            "bool",
            "`bool` cannot hold `limit`, which is an integer in `api.yaml:12`",
            "write `i64`, or add `spec(unchecked(\"limit\"))`",
        ]],
    );
    let keys = format!(", spec(omit({}))", omitting(&["tags"]));
    check(
        "list_items",
        &list("<q>&<tags>", &keys, "q: &str, tags: &[&str]"),
        &[[
            "&[&str]",
            "`tags` is one text in `api.yaml:14`, with `,` between its values; this sends it once for each",
            "join them in the argument: `&str`",
        ]],
    );
    check(
        "get_item",
        "#[endpoint(GET, \"/items/<item_id>.<format>\", auth = key)] fn get_item(&self, item_id: bool, format: &str) -> Call<()>;",
        &[[
            "bool",
            "`bool` cannot hold `item_id`, which is an integer in `api.yaml:33`",
            "write `i64`, or add `spec(unchecked(\"item_id\"))`",
        ]],
    );
}

#[test]
fn differences_that_are_none_are_told() {
    let text = |keys: &str| {
        format!(
            "#[endpoint(GET, \"/items/latest.json\", spec({keys}))] fn latest(&self) -> Call<()>;"
        )
    };
    check(
        "latest",
        &text("omit(\"page\")"),
        &[[
            "\"page\"",
            "`GET /items/latest.json` has no parameter `page`",
            "remove it",
        ]],
    );
    for (differences, part, message, help) in [
        (
            "omit(\"q\")",
            "\"q\"",
            "`q` is required by `api.yaml:11`",
            "send it, or correct the document",
        ),
        (
            "always(\"limits\")",
            "\"limits\"",
            "`GET /items` has no parameter `limits`",
            "did you mean `\"limit\"`?",
        ),
        (
            "undocumented(\"limit\")",
            "\"limit\"",
            "the document has `limit`, at `api.yaml:12`",
            "remove it from `undocumented`",
        ),
    ] {
        let keys = format!(", spec(omit({}), {differences})", omitting(&[]));
        let text = list("<q>", &keys, "q: &str");
        check("list_items", &text, &[[part, message, help]]);
    }
}

#[test]
fn bodies_are_of_the_kind_of_the_document() {
    check(
        "add_item",
        "#[endpoint(POST, \"/items\")] fn add_item(&self) -> Call<()>;",
        &[[
            "add_item",
            "method `add_item` lacks the body of `POST /items`, `application/json` at `api.yaml:24`",
            "add `json = body` with `body: &Item`",
        ]],
    );
    check(
        "add_item",
        "#[endpoint(POST, \"/items\", form = item)] fn add_item(&self, item: &Item) -> Call<()>;",
        &[[
            "item",
            "`POST /items` takes `application/json` in `api.yaml:24`, and `form` sends another body",
            "write `json = item`",
        ]],
    );
    check(
        "remove_photo",
        "#[endpoint(DELETE, \"/users/<user_id>/photo\", json = why)] fn remove_photo(&self, user_id: &str, why: &Why) -> Call<()>;",
        &[[
            "why",
            "`DELETE /users/{user-id}/photo` has no body in `api.yaml:49`",
            "send `why` in the query, or add `spec(undocumented(\"body\"))`",
        ]],
    );
    let photo = |keys: &str, arguments: &str| {
        format!(
            "#[endpoint(PUT, \"/users/<user_id>/photo\"{keys})] #[deprecated] fn put_photo(&self, user_id: &str{arguments}) -> Call<()>;"
        )
    };
    check(
        "put_photo",
        &photo(", form = photo", ", photo: &Photo"),
        &[],
    );
    check("put_photo", &photo(", spec(omit(\"body\"))", ""), &[]);
    check(
        "put_photo",
        &photo("", ""),
        &[[
            "put_photo",
            "method `put_photo` lacks the body of `PUT /users/{user-id}/photo`, `multipart/form-data` and `application/x-www-form-urlencoded` at `api.yaml:44`",
            "add `form = body` with `body: &serde_json::Value`; or `spec(omit(\"body\"))`",
        ]],
    );
}

#[test]
fn credentials_are_those_of_the_document() {
    check(
        "get_item",
        "#[endpoint(GET, \"/items/<item_id>.<format>\")] fn get_item(&self, item_id: u32, format: &str) -> Call<()>;",
        &[[
            "get_item",
            "`GET /items/{item_id}.{format}` takes the client's key `key`, says `api.yaml:35`",
            "add `auth = key`, or `spec(omit(\"key\"))`",
        ]],
    );
    check(
        "remove_photo",
        "#[endpoint(DELETE, \"/users/<user_id>/photo\", auth = key)] fn remove_photo(&self, user_id: &str) -> Call<()>;",
        &[[
            "key",
            "`DELETE /users/{user-id}/photo` takes no key, says `api.yaml:49`",
            "remove `auth = key`",
        ]],
    );
    check(
        "remove_photo",
        "#[endpoint(DELETE, \"/users/<user_id>/photo\", auth = none)] fn remove_photo(&self, user_id: &str) -> Call<()>;",
        &[[
            "none",
            "`DELETE /users/{user-id}/photo` needs credentials, says `api.yaml:49`",
            "remove `auth = none`, or write `security: []` in the document",
        ]],
    );
    check(
        "latest",
        "#[endpoint(GET, \"/items/latest.json\", auth = none)] fn latest(&self) -> Call<()>;",
        &[],
    );
}

#[test]
fn deprecation_is_told() {
    check(
        "put_photo",
        "#[endpoint(PUT, \"/users/<user_id>/photo\", multipart = photo)] fn put_photo(&self, user_id: &str, photo: Form) -> Call<()>;",
        &[[
            "put_photo",
            "`PUT /users/{user-id}/photo` is deprecated in `api.yaml:40`",
            "write `#[deprecated]` above the method",
        ]],
    );
}

#[test]
fn a_name_that_the_document_knows_is_meant() {
    check(
        "remove_photo",
        "#[endpoint(DELETE, \"/users/<user_id>/photo\")] fn delete_photo(&self, user_id: &str) -> Call<()>;",
        &[[
            "delete_photo",
            "`DELETE /users/{user-id}/photo` is called `remove_photo` in `api.yaml:49`",
            "rename `delete_photo` to `remove_photo`",
        ]],
    );
    // Without such a name any is good, but that of another operation.
    check(
        "latest",
        "#[endpoint(GET, \"/items/latest.json\")] fn newest(&self) -> Call<()>;",
        &[],
    );
    check(
        "latest",
        "#[endpoint(GET, \"/items/latest.json\")] fn get_item(&self) -> Call<()>;",
        &[[
            "/items/latest.json",
            "`get_item` is `GET /items/{item_id}.{format}` in `api.yaml:29`, not `GET /items/latest.json`",
            "write `GET /items/<item_id>.<format>`, or rename the method",
        ]],
    );
}

#[test]
fn a_trait_may_cover_a_part() {
    let users = METHODS[4..]
        .iter()
        .map(|(_, text)| *text)
        .collect::<Vec<_>>()
        .join("\n");
    let item = format!("trait Users: Api {{ {users} }}");
    for only in [
        "\"users\"",
        "\"/users\"",
        "\"putPhoto\", \"DELETE /users/{user-id}/photo\"",
    ] {
        assert_eq!(
            told(&format!("only({only})"), &item),
            [[""; 3]; 0],
            "{only}"
        );
    }
    assert_eq!(told("except(\"items\")", &item), [[""; 3]; 0]);
    let [[part, message, _]] = &told("only(\"users\", \"latest\")", &item)[..] else {
        panic!("one operation is missing");
    };
    assert_eq!(part, "Users");
    assert_eq!(
        message,
        "trait `Users` lacks `GET /items/latest.json`, at `api.yaml:38`"
    );
    for (key, part, help) in [
        ("only(\"user\")", "\"user\"", "did you mean `\"users\"`?"),
        ("only(\"/user\")", "\"/user\"", "did you mean `\"/users\"`?"),
        (
            "only(\"weather\")",
            "\"weather\"",
            "name a tag, the start of a path, or an operation: its tags are `items` and `users`",
        ),
    ] {
        let told = told(&format!("{key}, except(\"items\")"), &item);
        let message = format!(
            "`api.yaml` has no operation of `{}`",
            part.trim_matches('"')
        );
        assert_eq!(told, [[part, &message, help]]);
    }
}

#[test]
fn parameters_that_no_method_sends_are_said_once() {
    let item = with("list_items", &list("<q>", "", "q: &str"));
    assert_eq!(
        told(&format!("omit({})", omitting(&[])), &item),
        [[""; 3]; 0]
    );
    let item = with("latest", METHODS[3].1);
    assert_eq!(
        told("omit(\"limits\")", &item),
        [[
            "\"limits\"",
            "no operation in `api.yaml` has a parameter `limits`",
            "did you mean `\"limit\"`?"
        ]]
    );
}

#[test]
fn what_the_trait_lacks_is_told_on_its_name() {
    let one = METHODS[..5]
        .iter()
        .map(|(_, text)| *text)
        .collect::<Vec<_>>()
        .join("\n");
    let [[part, message, help]] = &told("", &format!("trait Shop: Api {{ {one} }}"))[..] else {
        panic!("one error");
    };
    assert_eq!(part, "Shop");
    assert_eq!(
        message,
        "trait `Shop` lacks `DELETE /users/{user-id}/photo`, at `api.yaml:49`"
    );
    assert!(
        help.contains("fn remove_photo(&self, user_id: &str) -> Call<()>;"),
        "{help}"
    );
    let [[_, message, help], ..] = &told("", "trait Shop: Api { fn helper(&self) {} }")[..] else {
        panic!("one error");
    };
    assert_eq!(
        message,
        "trait `Shop` lacks all 6 operations of `api.yaml`: `GET /items`, `POST /items`, `GET /items/{item_id}.{format}`, `GET /items/latest.json` and `PUT /users/{user-id}/photo`, …"
    );
    assert_eq!(help.matches("#[endpoint(").count(), 6, "{help}");
}

#[test]
fn a_method_with_a_mistake_may_be_any_operation() {
    check(
        "latest",
        "#[endpoint(GTE, \"/items/latest.json\")] fn latest(&self) -> Call<()>;",
        &[["GTE", "unknown HTTP method `GTE`", "did you mean `GET`?"]],
    );
}
