//! Uses the trait that grew: a library, by Swagger 2.0.

mod server;

use grown_library::{Genre, MatchBody, Service as _};
use server::Server;
use soundcloud_api::Client;

const BOOK: &str = r#"{"isbn": "978-0", "title": "Fog", "genre": "almanac", "authors": [{"name": "Ida"}],
    "sequel": {"isbn": "978-1", "title": "More fog", "genre": "novel"}, "first-edition": "1962-01-01"}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), soundcloud_api::Error> {
    println!("{}", Client::endpoints().len());
    let server = Server::start().await;
    let library = Client::builder(server.url())
        .token("card")
        .api_key("key", "k")
        .build()?;

    let page = format!("{{\"items\": [{BOOK}], \"next\": null}}");
    let search = library.get_books_json(
        "fog",
        &["novel", "poetry"],
        &[],
        None,
        None,
        None,
        Some(true),
        Some(2),
        Some("t"),
    );
    let (page, request) = tokio::join!(search, server.answer("application/json", &page));
    let book = &page?.items[0];
    assert!(matches!(&book.genre, Genre::Unlisted(word) if word == "almanac"));
    assert_eq!(
        book.sequel.as_ref().map(|sequel| sequel.title.as_str()),
        Some("More fog")
    );
    assert_eq!(book.first_edition.as_deref(), Some("1962-01-01"));
    let line = request.lines().next().unwrap_or_default();
    assert!(
        line.contains("/books.json?q=fog&genre=novel&genre=poetry&newOnly=true&page=2&key=k"),
        "{line}"
    );
    assert!(request.contains("x-trace-id: t\r\n"), "{request}");

    let body = MatchBody {
        isbn: "978-0".to_owned(),
        days: Some(7),
        crate_: None,
    };
    let loan = r#"{"book": {"isbn": "978-0", "title": "Fog", "genre": "novel"}, "due": "1962-02-01", "in": "north"}"#;
    let (loan, request) = tokio::join!(
        library.r#match(&body),
        server.answer("application/json", loan)
    );
    assert_eq!(loan?.r#in.as_deref(), Some("north"));
    assert!(
        request.starts_with("POST ") && request.ends_with("\r\n\r\nisbn=978-0&days=7"),
        "{request}"
    );

    let (text, request) = tokio::join!(
        library.text("a/b"),
        server.answer("text/plain", "It was foggy.")
    );
    assert_eq!(text?, "It was foggy.");
    assert!(request.contains("/books/a%2Fb/text "), "{request}");
    Ok(())
}
