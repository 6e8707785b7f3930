//! All that the API offers, step by step, against a SoundCloud on this machine.
//!
//! ```sh
//! cargo run --example quickstart
//! ```
//!
//! With a token in `SOUNDCLOUD_TOKEN` it talks to the real SoundCloud instead, and only reads.

mod show;

use std::{env, error::Error, time::Duration};

use futures_util::TryStreamExt as _;
use soundcloud_api::{
    Client, Format, SoundCloud,
    sandbox::{ANA, BO, CLEO, Sandbox},
    soundcloud::{
        self, Listing, NewComment, Permissions, Sharing, Track, TrackChanges, TrackFilter, TrackId,
        TrackUpload, UploadFile,
    },
};

use self::show::{Show, comment_line, step, track_line, user_line};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result {
    if let Ok(token) = env::var("SOUNDCLOUD_TOKEN") {
        println!("Reading from the real SoundCloud.");
        return read(&soundcloud::client().token(token).build()?).await;
    }
    let sandbox = Sandbox::start().await?;
    println!("A SoundCloud of your own answers at {}.", sandbox.url());
    let user = |token| {
        soundcloud::client()
            .base_url(sandbox.url())
            .token(token)
            .build()
    };
    let (ana, bo, cleo) = (user(ANA.token)?, user(BO.token)?, user(CLEO.token)?);
    let id = upload(&ana).await?;
    search(&bo).await?;
    change_and_discuss(&ana, &bo, id).await?;
    share(&ana, &cleo, id).await?;
    in_xml(&ana, id).await?;
    page_through(&ana).await?;
    delete(&ana, id).await?;
    println!(
        "\nDone: {} requests. Next: the other examples, and `README.md`.",
        sandbox.requests()
    );
    Ok(())
}

/// What a stranger's token may do: search and read.
async fn read(api: &Client) -> Result {
    step("Search");
    let filter = TrackFilter::new().q("field recording harbour").limit(5);
    let page = api.tracks(&filter).show().await?;
    page.iter().for_each(track_line);
    let Some(id) = page.first().and_then(Track::id) else {
        return Ok(());
    };
    step("The comments on the first one");
    let comments = api
        .track_comments(id, &Listing::new().limit(5))
        .show()
        .await?;
    comments.iter().for_each(comment_line);
    Ok(())
}

async fn upload(ana: &Client) -> Result<TrackId> {
    step("Ana uploads a track, for nobody but herself");
    let audio = UploadFile::bytes("harbour-fog.wav", tone())?;
    let upload = TrackUpload::new("Harbour fog", audio)
        .sharing(Sharing::Private)
        .genre("Dub Techno")
        .tags(["fog", "late night"]);
    let track = ana.upload_track(upload).show().await?;
    track_line(&track);
    let id = track.id().ok_or("the track has no id")?;
    println!("   by hand: {}", ana.track(id).to_curl()?);
    Ok(id)
}

async fn search(bo: &Client) -> Result {
    step("Bo searches: the word, the tempo, the length");
    let filter = TrackFilter::new()
        .q("night")
        .bpm(100.0..=130.0)
        .duration(Duration::from_secs(60)..)
        .limit(4);
    let page = bo.tracks(&filter).show().await?;
    page.iter().for_each(track_line);
    Ok(())
}

async fn change_and_discuss(ana: &Client, bo: &Client, id: TrackId) -> Result {
    step("Ana renames her track");
    let changes = TrackChanges::new()
        .title("Harbour fog (first take)")
        .bpm(118.5);
    track_line(&ana.update_track(id, &changes).show().await?);

    step("Ana comments on it, a minute in");
    let comment = NewComment::new("The foghorn enters here").at(Duration::from_secs(61));
    comment_line(&ana.post_comment(id, &comment).show().await?);

    step("Bo may not see it");
    bo.track(id).show_refusal().await?;

    step("Ana permits Bo");
    let permitted = Permissions::from([BO.id.into()]);
    let users = ana.set_track_permissions(id, &permitted).show().await?;
    users.iter().for_each(user_line);

    step("Who is permitted?");
    let users = ana.track_permissions(id).show().await?;
    users.iter().for_each(user_line);

    step("Now Bo reads the comments");
    let comments = bo.track_comments(id, &Listing::new()).show().await?;
    comments.iter().for_each(comment_line);
    Ok(())
}

async fn share(ana: &Client, cleo: &Client, id: TrackId) -> Result {
    step("Ana reads the secret token, to send it to Cleo");
    let secret = ana.secret_token(id).show().await?;
    let old = secret.token().ok_or("no token")?;
    println!("   {secret:?}\n   (it prints itself redacted; `token()` is the text)");

    step("Cleo opens the private track with it");
    track_line(&cleo.private_track(id, old).show().await?);

    step("Ana resets the token");
    let secret = ana.reset_secret_token(id).show().await?;
    let new = secret.token().ok_or("no token")?;
    println!("   a new one of {} characters", new.len());

    step("The old one opens nothing any more");
    cleo.private_track(id, old).show_refusal().await?;

    step("The new one does");
    track_line(&cleo.private_track(id, new).show().await?);
    Ok(())
}

async fn in_xml(ana: &Client, id: TrackId) -> Result {
    step("The same in XML, as SoundCloud spoke it until 2014");
    let document = ana.secret_token_as(id, Format::Xml);
    let document = String::from_utf8_lossy(&document.bytes().await?).into_owned();
    let redacted = document
        .lines()
        .map(|line| match line.split_once("<token>") {
            Some((indent, _)) => format!("{indent}<token>[redacted]</token>"),
            None => line.to_owned(),
        });
    redacted.take(8).for_each(|line| println!("   {line}"));

    let json = ana.track(id).await?;
    let xml = ana.track_as(id, Format::Xml).show().await?;
    track_line(&xml);
    println!("   the same track as in JSON: {}", json == xml);

    step("A change sent and answered in XML");
    let changes = TrackChanges::new().title("Harbour fog").downloadable(true);
    track_line(
        &ana.update_track_as(id, &changes, Format::Xml)
            .show()
            .await?,
    );
    Ok(())
}

async fn page_through(ana: &Client) -> Result {
    step("All of Ana's tracks, twelve a request, as one stream");
    let call = ana.my_tracks(&Listing::new().limit(12));
    println!("   my_tracks() → {call}");
    let mut pages = call.pages();
    let mut count = 0;
    while let Some(page) = pages.try_next().await? {
        count += page.len();
        let title = page.first().and_then(|track| track.title.as_deref());
        println!(
            "   {:2} tracks, the first “{}”",
            page.len(),
            title.unwrap_or("?")
        );
    }
    println!("   {count} in all");
    Ok(())
}

async fn delete(ana: &Client, id: TrackId) -> Result {
    step("Ana deletes her track");
    ana.delete_track(id).show().await?;

    step("Gone: what a 404 looks like");
    ana.track(id).show_refusal().await
}

/// A second of a sine wave as a WAV file: 8,000 samples of 8 bits.
fn tone() -> Vec<u8> {
    let mut wav = Vec::from(*b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend(8_000_u32.to_le_bytes());
    wav.extend(8_000_u32.to_le_bytes());
    wav.extend(*b"\x01\0\x08\0data\x40\x1f\0\0");
    // A triangle of 100 samples: near enough to a sine, and without a float.
    wav.extend((0..8_000_u32).map(|sample| {
        let phase = u8::try_from(sample % 100).unwrap_or_default();
        if phase < 50 {
            78 + 2 * phase
        } else {
            78 + 2 * (100 - phase)
        }
    }));
    wav
}
