//! A SoundCloud of your own, to talk to with curl or any program.
//!
//! ```sh
//! cargo run --example sandbox            # a free port
//! cargo run --example sandbox -- 8080    # this one
//! ```

use std::{env, error::Error};

use soundcloud_api::sandbox::{ANA, BO, CLEO, PRIVATE_TRACK, PUBLIC_TRACK, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = env::args().nth(1).map(|port| port.parse()).transpose()?;
    let sandbox = Sandbox::builder().port(port.unwrap_or(0)).start().await?;
    let url = sandbox.url();
    println!("SoundCloud at {url}; stop it with Ctrl-C. Its users:");
    for user in [ANA, BO, CLEO] {
        println!(
            "  {:<14} id {}, token {}",
            user.username, user.id, user.token
        );
    }
    let auth = format!("-H 'Authorization: OAuth {}'", ANA.token);
    println!(
        "
# search
curl '{url}/tracks.json?q=night&bpm[from]=100&limit=2' -g
# one track, in XML
curl '{url}/tracks/{PUBLIC_TRACK}.xml'
# a private one, of its owner
curl '{url}/tracks/{PRIVATE_TRACK}.json' {auth}
# its secret token, and a new one
curl '{url}/tracks/{PRIVATE_TRACK}/secret-token.json' {auth}
curl -X PUT '{url}/tracks/{PRIVATE_TRACK}/secret-token.json' {auth}
# an upload
curl '{url}/tracks.json' {auth} -F 'track[title]=Noise' -F 'track[asset_data]=@noise.wav'
# a comment
curl '{url}/tracks/{PUBLIC_TRACK}/comments.json' {auth} --json '{{\"comment\":{{\"body\":\"Loud!\"}}}}'
# trouble: the next three requests are answered by 429
curl -X PUT '{url}/sandbox/faults' --json '[{{\"fault\":\"too_many_requests\",\"retry_after\":2,\"times\":3}}]'"
    );
    tokio::signal::ctrl_c().await?;
    sandbox.stop().await;
    Ok(())
}
