//! Uses the trait that grew: SoundCloud, by its first public document.

mod server;

use grown_seed::Service as _;
use server::Server;
use soundcloud_api::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), soundcloud_api::Error> {
    println!("{}", Client::endpoints().len());
    let server = Server::start().await;
    let soundcloud = Client::builder(server.url()).build()?;

    let reset = soundcloud.put_tracks_track_secret_token_format("291", "json");
    let (answered, request) = tokio::join!(reset, server.answer("application/json", "{}"));
    answered?;
    assert!(
        request.starts_with("PUT /tracks/291/secret-token.json "),
        "{request}"
    );
    Ok(())
}
