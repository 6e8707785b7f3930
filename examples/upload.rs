//! Uploads a file with a progress bar.
//!
//! ```sh
//! cargo run --example upload                    # 64 MiB of noise, to a SoundCloud of your own
//! cargo run --example upload -- song.flac       # a file of yours, likewise
//! SOUNDCLOUD_TOKEN=… cargo run --example upload -- song.flac "Night bus"   # to the real one
//! ```

use std::{env, error::Error, fs, path::PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use soundcloud_api::{
    Client, SoundCloud,
    sandbox::{ANA, Sandbox},
    soundcloud::{self, Sharing, TrackUpload, UploadFile},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let path = match arguments.next() {
        Some(path) => PathBuf::from(path),
        None => noise()?,
    };
    let title = arguments.next().unwrap_or_else(|| "Untitled".to_owned());
    // The sandbox stops when it is dropped, so it is kept until the end.
    let (_sandbox, api) = client().await?;

    let audio = UploadFile::open(&path)?;
    let bar = ProgressBar::new(audio.len()).with_style(ProgressStyle::with_template(
        "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}",
    )?);
    let shown = bar.clone();
    let upload = TrackUpload::new(title, audio)
        .sharing(Sharing::Private)
        .on_progress(move |progress| shown.set_position(progress.sent));
    let track = api.upload_track(upload).await?;
    bar.finish();
    println!("{}", track.permalink_url.as_deref().unwrap_or("uploaded"));
    Ok(())
}

async fn client() -> Result<(Option<Sandbox>, Client), Box<dyn Error>> {
    if let Ok(token) = env::var("SOUNDCLOUD_TOKEN") {
        return Ok((None, soundcloud::client().token(token).build()?));
    }
    let sandbox = Sandbox::start().await?;
    let api = soundcloud::client()
        .base_url(sandbox.url())
        .token(ANA.token)
        .build()?;
    Ok((Some(sandbox), api))
}

/// A file of 64 MiB that sounds like what it is.
fn noise() -> std::io::Result<PathBuf> {
    let path = env::temp_dir().join("soundcloud-api-noise.wav");
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()
    });
    fs::write(&path, noise.take(16 << 20).flatten().collect::<Vec<u8>>())?;
    Ok(path)
}
