//! Uses the trait that grew: a rental of bikes, by OpenAPI 3.0.

mod server;

use grown_rental::{BikeStatus, Card, Payment, Rental, Service as _};
use server::Server;
use soundcloud_api::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), soundcloud_api::Error> {
    println!("{}", Client::endpoints().len());
    let server = Server::start().await;
    let rental = Client::builder(server.url()).token("card").build()?;

    let bikes = r#"[{"id": 7, "status": "in-repair", "zone": null, "frameSize": 56, "Type": "cargo", "new": 1}]"#;
    let list = rental.list_bikes(
        Some("here"),
        &["free", "in-repair"],
        Some(true),
        None,
        None,
        None,
        &[1, 2],
        None,
        Some(5),
        None,
        "2",
    );
    let (bikes, request) = tokio::join!(list, server.answer("application/json", bikes));
    let bike = &bikes?[0];
    assert!(matches!(bike.status, BikeStatus::InRepair) && bike.zone.is_none());
    assert_eq!(
        (bike.frame_size, bike.type_2.as_deref()),
        (Some(56), Some("cargo"))
    );
    let line = request
        .lines()
        .next()
        .unwrap_or_default()
        .replace("%5B", "[")
        .replace("%5D", "]");
    let query = "filter[near]=here&filter[status]=free&filter[status]=in-repair&filter[electric]=true&ids=1&ids=2&limit=5";
    assert!(line.contains(query), "{line}");

    let payment = Payment::Card(Card {
        kind: "card".to_owned(),
        number: "4".to_owned(),
    });
    let body = Rental {
        bike: None,
        payment,
        minutes: Some(30),
        extends: None,
    };
    let (started, request) = tokio::join!(
        rental.rentals_api_start(&body),
        server.answer("application/json", "null")
    );
    assert!(started?.is_none());
    assert!(
        request.ends_with(r#"{"payment":{"kind":"card","number":"4"},"minutes":30}"#),
        "{request}"
    );

    let (zone, request) = tokio::join!(
        rental.client_2("old town", None, None, "rain".to_owned()),
        server.answer(
            "application/json",
            r#"{"name": "old town", "children": [{"name": "gate", "children": []}]}"#
        )
    );
    assert_eq!(zone?.children[0].name, "gate");
    assert!(
        request.starts_with("POST /zones/old%20town:close ")
            || request.contains("/zones/old%20town:close "),
        "{request}"
    );
    Ok(())
}
