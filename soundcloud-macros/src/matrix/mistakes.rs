//! Mistakes: one clear error at the right place.

use super::found;
use crate::errors::marked;

fn check(blocks: &str) {
    marked::check(blocks, found);
}

fn accept(sources: &str) {
    marked::accept(sources, found);
}

#[test]
fn m01_a_placeholder_and_its_argument_belong_together() {
    check(
        r#"
        #[endpoint(GET, "/items/«<item_di>»")]
        fn unknown(&self, item_id: u32) -> Call<Item>;
        error: parameter `<item_di>` has no argument
        help: did you mean `<item_id>`?

        #[endpoint(GET, "/items/<id>/parts/«<id>»")]
        fn repeated(&self, id: u32) -> Call<Item>;
        error: parameter `<id>` appears twice
        help: give the second a name and an argument of its own

        #[endpoint(GET, "/items/«<id»")]
        fn unclosed(&self, id: u32) -> Call<Item>;
        error: parameter `<id` is never closed
        help: write `"/items/<id>"`

        #[endpoint(GET, "/items/id«>»")]
        fn unopened(&self, id: u32) -> Call<Item>;
        error: `>` without a `<` before it
        help: write `"/items/<id>"`; a literal `>` is `%3E`

        #[endpoint(GET, "/items/«<>»")]
        fn empty(&self, id: u32) -> Call<Item>;
        error: a parameter needs a name
        help: write `"/items/<id>"`

        #[endpoint(GET, "/items?«<>»")]
        fn empty(&self, q: &str) -> Call<Item>;
        error: a parameter needs a name
        help: write `"/items?<q>"`

        #[endpoint(GET, "/items")]
        fn argument_without_place(&self, «id»: u32) -> Call<Item>;
        error: argument `id` has no place in this endpoint
        help: write `"/items?<id>"` for the query, or `"/items/<id>"` for the path

        #[endpoint(GET, "/items/«<id>»")]
        fn place_without_argument(&self) -> Call<Item>;
        error: parameter `<id>` has no argument
        help: add an argument `id: …` to `place_without_argument`

        #[endpoint(GET, "/items?limit=«<most>»")]
        fn place_without_argument(&self) -> Call<Item>;
        error: parameter `<most>` has no argument
        help: add an argument `most: …` to `place_without_argument`

        #[endpoint(POST, "/items", json = «item»)]
        fn place_without_argument(&self) -> Call<Item>;
        error: method `place_without_argument` has no argument `item`
        help: add an argument `item: …` to `place_without_argument`
        "#,
    );
}

#[test]
fn m02_a_template_is_a_path_of_this_server() {
    check(
        r#"
        #[endpoint(GET, "«i»tems")]
        fn no_slash(&self) -> Call<Items>;
        error: a path starts with `/`
        help: write `"/items"`

        #[endpoint(GET, «""»)]
        fn nothing(&self) -> Call<Items>;
        error: the path is empty
        help: write `"/"`

        #[endpoint(GET, "«//evil.example»/items")]
        fn another_host(&self) -> Call<Items>;
        error: this is a URL; a template starts with the path
        help: write `"/items"`, and give the rest to the client: `Client::builder("https://evil.example")`

        #[endpoint(GET, "/items«//»parts")]
        fn hole(&self) -> Call<Items>;
        error: empty path segment
        help: write `"/items/parts"`

        #[endpoint(GET, "/items/«.»/parts")]
        fn dot(&self) -> Call<Items>;
        error: `.` is resolved away before the request is sent: the server would see `/items/parts`
        help: write `"/items/parts"`

        #[endpoint(GET, "/items/«..»/parts")]
        fn parent(&self) -> Call<Items>;
        error: `..` is resolved away before the request is sent: the server would see `/parts`
        help: write `"/parts"`

        #[endpoint(GET, "/items/«%2e»%2E/parts")]
        fn parent_in_disguise(&self) -> Call<Items>;
        error: `%2e` is taken by some servers as `.`
        help: write `"/parts"`

        #[endpoint(GET, "/items?a=1«?»b=2")]
        fn second_query(&self) -> Call<Items>;
        error: a second `?`
        help: write `"/items?a=1&b=2"`; a literal `?` is `%3F`

        #[endpoint(GET, "/items«#top»")]
        fn fragment(&self) -> Call<Items>;
        error: a fragment is never sent to a server
        help: write `"/items"`; a literal `#` is `%23`

        #[endpoint(GET, "/my« »items")]
        fn space(&self) -> Call<Items>;
        error: white space in a template
        help: write `"/my%20items"` if the server expects a space; otherwise remove it

        #[endpoint(GET, "«https://shop.example»/items")]
        fn scheme(&self) -> Call<Items>;
        error: this is a URL; a template starts with the path
        help: write `"/items"`, and give the rest to the client: `Client::builder("https://shop.example")`

        #[endpoint(GET, "/gr«ö»ße")]
        fn not_ascii(&self) -> Call<Items>;
        error: non-ASCII character `ö` in a template
        help: write `"/gr%C3%B6%C3%9Fe"`
        "#,
    );
}

#[test]
fn m02_one_question_mark_starts_the_query() {
    accept(
        r#"
        #[endpoint(GET, "/items?a=1&b=2")] fn fixed(&self) -> Call<Items>;
        #[endpoint(GET, "/items?<q>&limit=<most>&<filter..>")] fn filled(&self, q: &str, most: u8, filter: &Filter) -> Call<Items>;
        #[endpoint(GET, "/?<q>")] fn of_the_root(&self, q: &str) -> Call<Items>;
        "#,
    );
}

#[test]
fn m03_a_method_takes_what_it_can_and_says_what_it_gives() {
    check(
        r#"
        #[endpoint(«PURGE», "/items")]
        fn unknown_method(&self) -> Call<Items>;
        error: unknown HTTP method `PURGE`
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`

        #[endpoint(«GTE», "/items")]
        fn misspelled_method(&self) -> Call<Items>;
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?

        #[endpoint(GET, "/items", «json» = filter)]
        fn body_on_get(&self, filter: &Filter) -> Call<Items>;
        error: a `GET` request has no body: servers and proxies drop it
        help: write `"/items?<filter..>"` to send `filter` in the query, or use `POST`

        #[endpoint(HEAD, "/items", «form» = filter)]
        fn body_on_head(&self, filter: &Filter) -> Call<()>;
        error: a `HEAD` request has no body: servers and proxies drop it
        help: write `"/items?<filter..>"` to send `filter` in the query, or use `POST`

        #[endpoint(POST, "/items", json = item, «form» = more)]
        fn two_bodies(&self, item: &Item, more: &More) -> Call<Item>;
        error: an endpoint has one body, and `json = item` is it
        help: put both into one struct, or into one `multipart`

        #[endpoint(DELETE, "/items/<id>")]
        fn «no_result»(&self, id: u32);
        error: endpoint `no_result` needs a return type
        help: write `-> Call<()>` if the response has no content

        #[endpoint(GET, "/items/<id>")]
        async fn «no_result»(&self, id: u32);
        error: endpoint `no_result` needs a return type
        help: write `-> Result<(), soundcloud_api::Error>` if the response has no content
        "#,
    );
}
