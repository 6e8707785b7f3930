//! Another API, declared from scratch and called: a shelf of books.
//!
//! ```sh
//! cargo run --example own_api
//! ```

use std::error::Error;

use serde::{Deserialize, Serialize};
use soundcloud_api::{Api, Call, Client, endpoint};

/// The whole API. Docs, arguments and results are plain Rust; the attribute says what goes where.
trait Library: Api {
    /// Books, by words of their titles.
    #[endpoint(GET, "/books?q=<words>&<limit>")]
    fn search(&self, words: &str, limit: Option<u32>) -> Call<Vec<Book>>;

    /// One book.
    #[endpoint(GET, "/books/<isbn>")]
    fn book(&self, isbn: &str) -> Call<Book>;

    /// Puts a book on the shelf, unless another one stands there already.
    #[endpoint(PUT, "/books/<isbn>", json = book, headers("If-None-Match" = "*"))]
    fn add(&self, isbn: &str, book: &Book) -> Call<()>;

    /// Takes a book away.
    #[endpoint(DELETE, "/books/<isbn>")]
    fn remove(&self, isbn: &str) -> Call<()>;
}

impl Library for Client {}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Book {
    title: String,
    year: u16,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let library = Client::builder(server::start().await?)
        .token("library-card")
        .build()?;

    let book = Book {
        title: "The Sound of Fog".to_owned(),
        year: 1962,
    };
    library.add("978-0-00", &book).await?;
    println!("on the shelf: {:?}", library.book("978-0-00").await?);
    println!("about fog:    {:?}", library.search("fog", Some(5)).await?);

    let error = library
        .add("978-0-00", &book)
        .await
        .expect_err("a duplicate");
    println!("once more:    {error}");

    // An argument can never change which endpoint is called.
    let error = library.book("..").await.expect_err("no segment");
    println!("not sent:     {error}");
    let call = library.book("../secrets?all");
    println!("harmless:     {call}");

    library.remove("978-0-00").await?;
    let error = library.book("978-0-00").await.expect_err("it is gone");
    println!("gone:         {error}");
    Ok(())
}

/// The server's side, so that there is something to call. It is not what this example is about.
mod server {
    use std::{
        collections::BTreeMap,
        io,
        sync::{Arc, Mutex, PoisonError},
    };

    use axum::{
        Router,
        extract::{Path, RawQuery, State},
        http::{HeaderMap, StatusCode},
        response::IntoResponse,
        routing::get,
    };
    use serde_json::Value;

    type Shelf = Arc<Mutex<BTreeMap<String, Value>>>;

    pub(crate) async fn start() -> io::Result<String> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let book = get(show).put(add).delete(remove);
        let routes = Router::new()
            .route("/books", get(search))
            .route("/books/{isbn}", book)
            .with_state(Shelf::default());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Ok(format!("http://{address}"))
    }

    fn json(value: &Value) -> impl IntoResponse + use<> {
        ([("content-type", "application/json")], value.to_string())
    }

    fn error(status: StatusCode, message: &str) -> axum::response::Response {
        let body = serde_json::json!({ "message": message });
        (status, json(&body)).into_response()
    }

    async fn search(State(shelf): State<Shelf>, RawQuery(query): RawQuery) -> impl IntoResponse {
        let query = query.unwrap_or_default();
        let word = query.split('&').find_map(|pair| pair.strip_prefix("q="));
        let books = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let found = books.values().filter(|book| {
            let title = book["title"].as_str().unwrap_or_default().to_lowercase();
            word.is_none_or(|word| title.contains(word))
        });
        json(&found.cloned().collect())
    }

    async fn show(State(shelf): State<Shelf>, Path(isbn): Path<String>) -> impl IntoResponse {
        let books = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        match books.get(&isbn) {
            Some(book) => json(book).into_response(),
            None => error(StatusCode::NOT_FOUND, "no such book"),
        }
    }

    async fn add(
        State(shelf): State<Shelf>,
        Path(isbn): Path<String>,
        headers: HeaderMap,
        body: String,
    ) -> impl IntoResponse {
        let mut books = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if headers.contains_key("if-none-match") && books.contains_key(&isbn) {
            return error(StatusCode::PRECONDITION_FAILED, "there is one already");
        }
        let Ok(book) = serde_json::from_str(&body) else {
            return error(StatusCode::BAD_REQUEST, "not a book");
        };
        books.insert(isbn, book);
        StatusCode::CREATED.into_response()
    }

    async fn remove(State(shelf): State<Shelf>, Path(isbn): Path<String>) -> impl IntoResponse {
        let mut books = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        books.remove(&isbn);
        StatusCode::NO_CONTENT
    }
}
