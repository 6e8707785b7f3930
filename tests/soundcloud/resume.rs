//! A download from the sandbox that is cut, and goes on where it was.

use std::sync::{Arc, Mutex};

use soundcloud_api::{
    Api, Call, Client,
    sandbox::{ANA, Fault, PUBLIC_TRACK, Sandbox},
    soundcloud,
};
use soundcloud_tests::folder::Folder;
use tower::util::{MapRequestLayer, MapResponseLayer};

trait Files: Api {
    #[soundcloud_api::endpoint(GET, "/tracks/<id>/download")]
    fn download(&self, id: u64) -> Call<()>;
}

impl Files for Client {}

/// What was asked for, and what the answer was, in their order.
type Log = Arc<Mutex<Vec<String>>>;

fn client(sandbox: &Sandbox, log: &Log) -> Client {
    let (asked, answered) = (Arc::clone(log), Arc::clone(log));
    let ask = MapRequestLayer::new(move |request: reqwest::Request| {
        let range = request.headers().get("range");
        let range = range.map_or("all", |range| range.to_str().expect("text"));
        asked.lock().expect("no panic").push(range.to_owned());
        request
    });
    let answer = MapResponseLayer::new(move |response: reqwest::Response| {
        let status = response.status().as_str().to_owned();
        answered.lock().expect("no panic").push(status);
        response
    });
    let builder = soundcloud::client()
        .base_url(sandbox.url())
        .token(ANA.token);
    let builder = builder.layer(ask).layer(answer);
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_saved_file_goes_on_where_it_was_cut() {
    let sandbox = Sandbox::start().await.expect("a free port");
    let log = Log::default();
    let api = client(&sandbox, &log);
    let folder = Folder::new();
    let whole = api.download(PUBLIC_TRACK).bytes().await.expect("the file");
    log.lock().expect("no panic").clear();

    sandbox.faults().next(1, Fault::TruncateBody);
    let saved = api.download(PUBLIC_TRACK).save(folder.path("tone.wav"));

    assert_eq!(saved.await.expect("is saved"), whole.len() as u64);
    let bytes = std::fs::read(folder.path("tone.wav")).expect("a file");
    assert!(bytes == whole, "{} bytes are there", bytes.len());
    let rest = format!("bytes={}-", whole.len() / 2);
    let log = log.lock().expect("no panic").clone();
    assert_eq!(log, ["all", "200", &rest, "206"]);
}
