//! The files of a track: what was uploaded comes back byte for byte.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use futures_util::stream;
use http::{HeaderValue, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::{fs::File, io::AsyncReadExt};

use super::{
    super::{
        app::App,
        auth::Caller,
        failure::Failure,
        store::Stored,
        tone,
        track::{Audio, Track},
    },
    id::Id,
};

const CHUNK: usize = 64 * 1024;

/// `GET /tracks/{track_id}/download`
pub(crate) async fn download(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
) -> Result<Response, Failure> {
    let audio = take(&app, id, &caller, "downloadable", |track| {
        &mut track.download_count
    })?;
    let name = utf8_percent_encode(audio.file_name(), NON_ALPHANUMERIC).to_string();
    let mut response = send_audio(audio, id).await?;
    if let Ok(attachment) = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, attachment);
    }
    Ok(response)
}

/// `GET /tracks/{track_id}/stream`
pub(crate) async fn stream(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
) -> Result<Response, Failure> {
    let audio = take(&app, id, &caller, "streamable", |track| {
        &mut track.playback_count
    })?;
    send_audio(audio, id).await
}

/// `GET /tracks/{track_id}/artwork`
pub(crate) async fn artwork(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
) -> Result<Response, Failure> {
    let artwork = app.world().visible_track(id, &caller)?.artwork.clone();
    send_file(artwork.ok_or(Failure::NotFound)?).await
}

/// What the owner has not released is 404 for others; what is released is counted.
fn take(
    app: &App,
    id: u64,
    caller: &Caller,
    release: &str,
    counter: fn(&mut Track) -> &mut u64,
) -> Result<Audio, Failure> {
    let mut world = app.world();
    world.visible_track(id, caller)?;
    let track = world
        .tracks
        .get_mut(&id)
        .filter(|track| track.flag(release) || track.is_owned_by(caller));
    let track = track.ok_or(Failure::NotFound)?;
    let count = counter(track);
    *count = count.saturating_add(1);
    Ok(track.audio.clone())
}

async fn send_audio(audio: Audio, id: u64) -> Result<Response, Failure> {
    match audio {
        Audio::Sample => Ok(([(header::CONTENT_TYPE, "audio/wav")], tone::wav(id)).into_response()),
        Audio::Uploaded(file) => send_file(file).await,
    }
}

/// Sends a file as it is read; the file stays on disk for as long.
async fn send_file(stored: Arc<Stored>) -> Result<Response, Failure> {
    let file = File::open(stored.path())
        .await
        .map_err(|_| Failure::Storage)?;
    let length = HeaderValue::from(stored.size);
    let content_type = HeaderValue::try_from(&stored.content_type);
    let headers = [
        (header::CONTENT_LENGTH, length),
        (
            header::CONTENT_TYPE,
            content_type.unwrap_or(HeaderValue::from_static("application/octet-stream")),
        ),
    ];
    let chunks = stream::try_unfold((file, stored), |(mut file, stored)| async {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut chunk).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (chunk.freeze(), (file, stored))))
    });
    Ok((headers, Body::from_stream(chunks)).into_response())
}
