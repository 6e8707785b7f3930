//! The text of methods: names, arguments, documentation.

use super::*;

/// The names of the methods of a document, from what stands below its `paths`.
fn names(paths: &str) -> Vec<String> {
    let pasted = openapi(paths).methods;
    let names = pasted.lines().filter_map(|line| line.strip_prefix("fn "));
    names
        .map(|line| line.split('(').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_method_has_documentation_an_attribute_and_a_signature() {
    let pasted = openapi(
        "
        /pets/{petId}:
          put:
            operationId: updatePet
            summary: Replaces a pet's data.
            description: All of it.
            parameters:
              - { in: path, name: petId, required: true, schema: { type: integer, format: int64 } }
              - { in: query, name: dry_run, schema: { type: boolean } }
              - { in: query, name: 'sort[by]', schema: { type: string } }
              - { in: header, name: X-Trace, required: true, schema: { type: string } }
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
            responses: { 200: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components: { schemas: { Pet: { type: object, properties: { id: { type: integer } } } } }
",
    );
    assert_eq!(
        pasted.methods,
        "/// Replaces a pet's data.
///
/// All of it.
#[endpoint(
    PUT,
    \"/pets/<pet_id>?<dry_run>&sort[by]=<sort_by>\",
    json = body,
    headers(\"X-Trace\" = x_trace)
)]
fn update_pet(
    &self,
    pet_id: i64,
    dry_run: Option<bool>,
    sort_by: Option<&str>,
    x_trace: &str,
    body: &Pet,
) -> Call<Pet>;"
    );
}

#[test]
fn a_short_method_has_two_lines() {
    let pasted = openapi("  /pets: { get: { operationId: listPets } }");
    assert_eq!(
        pasted.methods,
        "/// `GET /pets`.\n#[endpoint(GET, \"/pets\")]\nfn list_pets(&self) -> Call<()>;"
    );
    assert_eq!(pasted.types, "");
}

#[test]
fn a_long_attribute_and_a_long_signature_are_broken_over_lines() {
    let pasted = openapi(
        "
        /reports/{report-identifier}/sections/{section-identifier}:
          get:
            operationId: section
            parameters:
              - { in: query, name: 'include[paragraphs][footnotes]', schema: { type: boolean } }
              - { in: query, name: 'include[paragraphs][pictures]', schema: { type: boolean } }
              - { in: query, name: language, schema: { type: string } }
              - { in: header, name: X-Correlation-Identifier, schema: { type: string } }
              - { in: header, name: X-Client-Application-Version, schema: { type: string } }
              - { in: header, name: Connection, schema: { type: string } }
        ",
    );
    check_width(&pasted);
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(
    GET,
    \"/reports/<report_identifier>/sections/<section_identifier>?\\
     include[paragraphs][footnotes]=<include_paragraphs_footnotes>&\\
     include[paragraphs][pictures]=<include_paragraphs_pictures>&<language>\",
    headers(
        \"X-Correlation-Identifier\" = x_correlation_identifier,
        \"X-Client-Application-Version\" = x_client_application_version
    ),
    spec(omit(\"Connection\"))
)]
#[allow(clippy::too_many_arguments)]
fn section(
    &self,
    report_identifier: &str,
    section_identifier: &str,
    include_paragraphs_footnotes: Option<bool>,
    include_paragraphs_pictures: Option<bool>,
    language: Option<&str>,
    x_correlation_identifier: Option<&str>,
    x_client_application_version: Option<&str>,
) -> Call<()>;"
    );
}

#[test]
fn a_method_is_called_as_the_document_says() {
    assert_eq!(
        names(
            "
            /tracks.json: { get: { operationId: getTracks.json } }
            /tracks.{format}: { get: { operationId: getTracks.Format } }
            /a: { get: { operationId: pets/list-all }, put: { operationId: PetsController_findOne }, post: { operationId: GET_pets } }
            /b: { get: { operationId: any, x-rust-name: r_name }, put: { operationId: match }, post: { operationId: self } }
            /c: { get: { operationId: endpoints }, put: { operationId: client }, post: { operationId: any, x-rust-name: 'no name' } }
            "
        ),
        [
            "get_tracks_json",
            "get_tracks_format",
            "pets_list_all",
            "pets_controller_find_one",
            "get_pets",
            "r_name",
            "r#match",
            "self_",
            "endpoints_2",
            "client_2",
            "no_name",
        ]
    );
}

#[test]
fn a_method_without_a_name_is_called_by_its_route() {
    assert_eq!(
        names(
            "
            /: { get: {}, head: {} }
            /pets: { get: {}, post: { operationId: '$$$' } }
            /pets/{id}: { get: {} }
            /pets/{petId}/toys/{toy-id}.json: { delete: {} }
            "
        ),
        [
            "get_root",
            "head_root",
            "get_pets",
            "post_pets",
            "get_pets_by_id",
            "delete_pets_by_pet_id_toys_by_toy_id_json",
        ]
    );
}

#[test]
fn a_name_is_given_once_and_not_for_what_the_document_calls_another() {
    let paths = "
        /a: { get: { operationId: list }, put: { operationId: List }, post: { operationId: LIST_2 } }
        /b: { get: {} }
        /c: { get: { operationId: getB } }
    ";
    assert_eq!(
        names(paths),
        ["list", "list_3", "list_2", "get_b_2", "get_b"]
    );
    let document =
        Document::parse(&format!("openapi: 3.0.3\npaths:\n{paths}")).expect("a document");
    let taken = ["list".to_owned(), "r#get_b".to_owned()];
    let pasted = paste(
        &document,
        &[&document.operations[0], &document.operations[4]],
        &taken,
        &[],
        "",
    );
    assert!(
        pasted.methods.contains("fn list_3(") && pasted.methods.contains("fn get_b_2("),
        "{}",
        pasted.methods
    );
}

#[test]
fn arguments_have_the_types_of_the_document() {
    let types = [
        ("type: integer", "i64"),
        ("type: integer, format: int32", "i32"),
        ("type: integer, minimum: 0", "u64"),
        ("type: integer, format: int32, minimum: 1", "u32"),
        ("type: integer, format: int32, maximum: 4000000000", "i64"),
        ("type: integer, format: uint64", "u64"),
        ("type: number", "f64"),
        ("type: number, format: float", "f32"),
        ("type: boolean", "bool"),
        ("type: string, format: date-time", "&str"),
        ("type: string, enum: [a, b]", "&str"),
        ("oneOf: [{ type: integer }, { type: string }]", "&str"),
        ("oneOf: [{ type: integer }, { type: 'null' }]", "i64"),
    ];
    for (schema, ty) in types {
        let pasted = openapi(&format!(
            "
        /a/{{id}}:
          get:
            operationId: a
            parameters:
              - {{ in: path, name: id, required: true, schema: {{ {schema} }} }}
              - {{ in: query, name: must, required: true, schema: {{ {schema} }} }}
              - {{ in: query, name: may, schema: {{ {schema} }} }}
              - {{ in: query, name: many, schema: {{ type: array, items: {{ {schema} }} }} }}
              - {{ in: query, name: joined, explode: false, schema: {{ type: array, items: {{ {schema} }} }} }}
            "
        ));
        let signature: syn::TraitItemFn = syn::parse_str(&pasted.methods).expect("a method");
        let inputs = signature.sig.inputs;
        let inputs = quote!(#inputs).to_string().replace(' ', "");
        assert_eq!(
            inputs,
            format!("&self,id:{ty},must:{ty},may:Option<{ty}>,many:&[{ty}],joined:Option<&str>,"),
            "{schema}"
        );
    }
}

#[test]
fn a_joined_list_is_one_text_which_the_documentation_tells() {
    let pasted = openapi(
        "
        /a:
          get:
            operationId: a
            summary: A.
            parameters:
              - { in: query, name: ids, explode: false, required: true, schema: { type: array, items: { type: integer } } }
              - { in: query, name: names, style: spaceDelimited, schema: { type: array } }
              - { in: header, name: X-Tags, schema: { type: array } }
        ",
    );
    assert_eq!(
        pasted.methods,
        "/// A.
///
/// `ids`: joined by `,`.
///
/// `names`: joined by a space.
///
/// `x_tags`: joined by `,`.
#[endpoint(GET, \"/a?<ids>&<names>\", headers(\"X-Tags\" = x_tags))]
fn a(&self, ids: &str, names: Option<&str>, x_tags: Option<&str>) -> Call<()>;"
    );
}

#[test]
fn an_object_in_the_query_is_a_pair_for_each_property() {
    let pasted = openapi(
        "
        /a:
          get:
            operationId: a
            parameters:
              - { in: query, name: f, style: deepObject, schema: { type: object, required: [from], properties: { from: { type: integer }, tags: { type: array, items: { type: string } }, deep: { type: object } } } }
              - { in: query, name: area, schema: { type: object, properties: { north: { type: number } } } }
              - { in: query, name: north, schema: { type: number } }
              - { in: query, name: list, style: deepObject, schema: { type: array, items: { type: string } } }
              - { in: query, name: one, explode: false, schema: { type: object, properties: { a: {} } } }
        ",
    );
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(
    GET,
    \"/a?f[from]=<f_from>&f[tags]=<f_tags>&<north>&list[]=<list>&<one>\"
)]
fn a(
    &self,
    f_from: Option<i64>,
    f_tags: &[&str],
    north: Option<f64>,
    list: &[&str],
    one: Option<&str>,
) -> Call<()>;"
    );
}

#[test]
fn an_object_in_brackets_may_have_alternatives() {
    let pasted = openapi(
        "
        /a:
          get:
            operationId: a
            parameters:
              - { in: query, name: created, style: deepObject, schema: { anyOf: [{ type: integer }, { type: object, properties: { gt: { type: integer }, lt: { type: integer } } }] } }
              - { in: query, name: one, style: deepObject, schema: { type: integer } }
              - { in: query, name: any, style: deepObject, schema: { oneOf: [{ type: integer }, { type: string }] } }
              - { in: query, name: free, style: deepObject, schema: { oneOf: [{ type: integer }, { type: object }] } }
              - { in: query, name: list, style: deepObject, schema: { type: array, items: { type: string } } }
        ",
    );
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(
    GET,
    \"/a?created[gt]=<created_gt>&created[lt]=<created_lt>&<one>&<any>&list[]=<list>\",
    spec(omit(\"free\"))
)]
fn a(
    &self,
    created_gt: Option<i64>,
    created_lt: Option<i64>,
    one: Option<i64>,
    any: Option<&str>,
    list: &[&str],
) -> Call<()>;"
    );
}

#[test]
fn an_object_of_unknown_properties_is_left_out_if_that_is_allowed() {
    let pasted = |required: bool| {
        openapi(&format!(
            "
        /a:
          get:
            operationId: a
            parameters:
              - {{ in: query, name: filter, style: deepObject, required: {required}, schema: {{ type: object }} }}
              - {{ in: query, name: page, schema: {{ type: integer }} }}
            "
        ))
    };
    assert_eq!(
        code(&pasted(false).methods),
        "#[endpoint(GET, \"/a?<page>\", spec(omit(\"filter\")))]\nfn a(&self, page: Option<i64>) -> Call<()>;"
    );
    assert_eq!(
        code(&pasted(true).methods),
        "#[endpoint(GET, \"/a?<page>&<filter..>\")]
fn a(&self, filter: &std::collections::HashMap<String, String>, page: Option<i64>) -> Call<()>;"
    );
}

#[test]
fn what_a_client_or_nobody_sends_is_no_argument() {
    let pasted = openapi(
        "
        /a:
          get:
            operationId: a
            parameters:
              - { in: query, name: api_key, x-credential: true }
              - { in: query, name: old, x-omit: gone }
              - { in: header, name: X-Old, x-omit: gone }
              - { in: header, name: Host }
              - { in: cookie, name: session }
              - { in: cookie, name: other, x-omit: true }
        ",
    );
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(GET, \"/a\", auth = key, spec(omit(\"Host\")))]\nfn a(&self) -> Call<()>;"
    );
}

#[test]
fn arguments_have_names_of_their_own() {
    let pasted = openapi(
        "
        /a/{id}/{ID}/{self}/{type}/{}:
          post:
            operationId: a
            parameters:
              - { in: query, name: id }
              - { in: query, name: Id }
              - { in: query, name: body }
              - { in: header, name: id }
              - { in: header, name: X-Type }
              - { in: query, name: async, required: true }
            requestBody: { content: { text/plain: {} } }
        ",
    );
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(
    POST,
    \"/a/<id>/<id_2>/<self_>/<type>/<value>?id=<id_query>&Id=<id_query_2>&body=<body_query>&\\
     <async>\",
    body = body,
    headers(\"id\" = id_header, \"X-Type\" = x_type)
)]
#[allow(clippy::too_many_arguments)]
fn a(
    &self,
    id: &str,
    id_2: &str,
    self_: &str,
    r#type: &str,
    value: &str,
    id_query: Option<&str>,
    id_query_2: Option<&str>,
    body_query: Option<&str>,
    r#async: &str,
    id_header: Option<&str>,
    x_type: Option<&str>,
    body: String,
) -> Call<()>;"
    );
}

#[test]
fn a_deprecated_operation_is_a_deprecated_method() {
    let pasted = openapi("  /a: { get: { operationId: a, deprecated: true, summary: A } }");
    assert_eq!(
        pasted.methods,
        "/// A\n#[deprecated]\n#[endpoint(GET, \"/a\")]\nfn a(&self) -> Call<()>;"
    );
}

#[test]
fn operations_of_one_route_have_the_key_that_tells_them_apart() {
    let pasted = openapi(
        "
        /a?action=one: { get: { operationId: one } }
        /a?action=two: { get: { operationId: two } }
        /b/{id}: { get: { operationId: three } }
        /b/{name}: { get: { operationId: four } }
        ",
    );
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(GET, \"/a\", operation = \"one\")]
fn one(&self) -> Call<()>;

#[endpoint(GET, \"/a\", operation = \"two\")]
fn two(&self) -> Call<()>;

#[endpoint(GET, \"/b/<id>\", operation = \"three\")]
fn three(&self, id: &str) -> Call<()>;

#[endpoint(GET, \"/b/<name>\", operation = \"four\")]
fn four(&self, name: &str) -> Call<()>;"
    );
}

#[test]
fn a_method_that_the_attribute_has_no_word_for_is_not_pasted() {
    let pasted = openapi("  /a: { get: { operationId: a }, trace: { operationId: b } }");
    assert_eq!(
        code(&pasted.methods),
        "#[endpoint(GET, \"/a\")]\nfn a(&self) -> Call<()>;"
    );
}
