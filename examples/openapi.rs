//! Prints the API document of the trait `SoundCloud`: OpenAPI 3.1, in JSON.
//!
//! ```sh
//! cargo run --example openapi > soundcloud.json
//! ```

use std::io::{self, Write as _};

use soundcloud_api::{Client, SoundCloud as _, soundcloud};

fn main() -> io::Result<()> {
    let document = Client::openapi()
        .title("SoundCloud")
        .version("1.0.0")
        .server(soundcloud::BASE_URL)
        .token_scheme("OAuth")
        .api_key("consumer_key");
    // Not by `println!`, which panics when what reads it, such as `head`, has enough.
    writeln!(io::stdout(), "{document}")
}
