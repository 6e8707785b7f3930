//! An endpoint for each kind of call.

use serde::Deserialize;
use soundcloud_api::{Api, Body, Call, Client, Error, Form, Paged, endpoint};
use soundcloud_tests::wire::{Answer, Request, answer, json, redirect};

pub(super) trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: usize) -> Call<usize>;

    #[endpoint(GET, "/items/<id>")]
    async fn awaited(&self, id: usize) -> Result<usize, Error>;

    #[endpoint(GET, "/list?<page>")]
    fn list(&self, page: usize) -> Call<Page>;

    #[endpoint(GET, "/files/<id>")]
    fn file(&self, id: usize) -> Call<()>;

    #[endpoint(PUT, "/items/<id>", body = content)]
    fn upload(&self, id: usize, content: Body) -> Call<usize>;

    #[endpoint(POST, "/items/<id>", multipart = form)]
    fn form(&self, id: usize, form: impl Into<Form>) -> Call<usize>;

    #[endpoint(GET, "/moved/<id>")]
    fn moved(&self, id: usize) -> Call<usize>;

    #[endpoint(GET, "/busy/<id>")]
    fn busy(&self, id: usize) -> Call<usize>;
}

impl Shop for Client {}

/// A page of numbers.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    items: Vec<usize>,
    next: Option<String>,
}

impl Paged for Page {
    type Item = usize;

    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn items(&self) -> &[usize] {
        &self.items
    }

    fn into_items(self) -> Vec<usize> {
        self.items
    }
}

/// The answer of a server that has all of it; `busy` is so at every other request.
pub(super) fn serve(request: &Request, number: usize) -> Answer {
    let (kind, id) = request.path()[1..]
        .split_once('/')
        .unwrap_or((&request.path()[1..], ""));
    match kind {
        "list" => match request.query() {
            Some("page=3") => json(r#"{"items":[3]}"#),
            Some("page=2") => json(r#"{"items":[2],"next":"/list?page=3"}"#),
            _ => json(r#"{"items":[1],"next":"/list?page=2"}"#),
        },
        "moved" => redirect(302, &format!("/items/{id}")),
        "busy" if number.is_multiple_of(2) => answer(503, &[], ""),
        "items" | "busy" => json(id),
        _ => answer(200, &[("etag", "\"1\"")], vec![b'x'; 200_000]),
    }
}
