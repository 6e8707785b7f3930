//! Uses the trait that grew: a weather service, by OpenAPI 3.1.

mod server;

use grown_weather::{Feedback, Service as _, Value};
use server::Server;
use soundcloud_api::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), soundcloud_api::Error> {
    println!("{}", Client::endpoints().len());
    let server = Server::start().await;
    let weather = Client::builder(server.url()).build()?;

    let observation = r#"{"time": "12:00", "values": {"wind": 4.5, "rain": "2 mm", "sun": null, "all": [1, "x"]}}"#;
    let (observation, request) = tokio::join!(
        weather.observation(3, "12:00", "json"),
        server.answer("application/json", observation)
    );
    let values = observation?.values;
    assert!(matches!(values["wind"], Some(Value::Number(wind)) if wind == 4.5));
    assert!(matches!(&values["rain"], Some(Value::Text(rain)) if rain == "2 mm"));
    assert!(values["sun"].is_none() && matches!(values["all"], Some(Value::List(_))));
    assert!(
        request.contains("/stations/3/observations/12:00.json "),
        "{request}"
    );

    let body = Feedback {
        mood: "wet".to_owned(),
        text: None,
    };
    let (answered, request) =
        tokio::join!(weather.feedback(&body), server.answer("text/plain", ""));
    answered?;
    assert!(request.ends_with("mood=wet"), "{request}");

    let image = weather.image("fog.png", Some("\"7\"")).bytes();
    let (image, request) = tokio::join!(image, server.answer("image/png", "pixels"));
    assert_eq!(&image?[..], b"pixels");
    assert!(request.contains("if-none-match: \"7\"\r\n"), "{request}");
    Ok(())
}
