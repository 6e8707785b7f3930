//! The files of a track: what was uploaded comes back byte for byte.

use std::{
    io::{self, SeekFrom},
    sync::Arc,
};

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use futures_util::stream;
use http::{HeaderValue, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};

use super::{
    super::{
        app::App,
        auth::Caller,
        failure::Failure,
        range::Range,
        store::Stored,
        tone,
        track::{Audio, Track},
        version::Version,
    },
    id::Id,
};

const CHUNK: usize = 64 * 1024;

/// `GET /tracks/{track_id}/download`
pub(crate) async fn download(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
    range: Range,
) -> Result<Response, Failure> {
    let audio = take(&app, id, &caller, "downloadable", |track| {
        &mut track.download_count
    })?;
    let name = utf8_percent_encode(audio.file_name(), NON_ALPHANUMERIC).to_string();
    let mut response = send_audio(audio, id, &range).await?;
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
    range: Range,
) -> Result<Response, Failure> {
    let audio = take(&app, id, &caller, "streamable", |track| {
        &mut track.playback_count
    })?;
    send_audio(audio, id, &range).await
}

/// `GET /tracks/{track_id}/artwork`
pub(crate) async fn artwork(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
    range: Range,
) -> Result<Response, Failure> {
    let artwork = app.world().visible_track(id, &caller)?.artwork.clone();
    send_file(artwork.ok_or(Failure::NotFound)?, &range).await
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

async fn send_audio(audio: Audio, id: u64, range: &Range) -> Result<Response, Failure> {
    match audio {
        Audio::Sample => send_sample(id, range),
        Audio::Uploaded(file) => send_file(file, range).await,
    }
}

fn send_sample(id: u64, range: &Range) -> Result<Response, Failure> {
    let bytes = tone::wav(id);
    let (tag, length) = (Version::of(&bytes).tag(), bytes.len() as u64);
    let start = range.start(&tag, length)?;
    let skipped = usize::try_from(start.unwrap_or(0)).unwrap_or(usize::MAX);
    let rest: Vec<u8> = bytes.into_iter().skip(skipped).collect();
    let content_type = HeaderValue::from_static("audio/wav");
    Ok(part(tag, content_type, start, length, rest.into()))
}

/// Sends a file as it is read; the file stays on disk for as long.
async fn send_file(stored: Arc<Stored>, range: &Range) -> Result<Response, Failure> {
    let (tag, length) = (stored.tag.clone(), stored.size);
    let start = range.start(&tag, length)?;
    let content_type = HeaderValue::try_from(&stored.content_type)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let body = read_from(stored, start.unwrap_or(0)).await;
    let body = body.map_err(|_| Failure::Storage)?;
    Ok(part(tag, content_type, start, length, body))
}

async fn read_from(stored: Arc<Stored>, start: u64) -> io::Result<Body> {
    let mut file = File::open(stored.path()).await?;
    file.seek(SeekFrom::Start(start)).await?;
    let chunks = stream::try_unfold((file, stored), |(mut file, stored)| async {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut chunk).await?;
        Ok::<_, io::Error>((read > 0).then(|| (chunk.freeze(), (file, stored))))
    });
    Ok(Body::from_stream(chunks))
}

/// A file from here on to its end, or the whole of it.
fn part(
    tag: String,
    content_type: HeaderValue,
    start: Option<u64>,
    length: u64,
    body: Body,
) -> Response {
    let rest = length.saturating_sub(start.unwrap_or(0));
    let headers = [
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CONTENT_LENGTH, rest.to_string()),
        (header::ETAG, tag),
    ];
    let response = ([(header::CONTENT_TYPE, content_type)], headers, body).into_response();
    let Some(start) = start else { return response };
    let end = length.saturating_sub(1);
    let range = [(
        header::CONTENT_RANGE,
        format!("bytes {start}-{end}/{length}"),
    )];
    (StatusCode::PARTIAL_CONTENT, range, response).into_response()
}
