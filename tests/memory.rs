//! Peak memory: a file of any size goes up and comes down through a few buffers.
//!
//! The client runs in a process of its own, so that its peak is its own.

use std::{env, fs::File, path::Path, process::Command};

use futures_util::TryStreamExt as _;
use soundcloud_api::{
    Api, Call, Client, SoundCloud, endpoint,
    sandbox::{ANA, Sandbox},
    soundcloud::{self, TrackId, TrackUpload, UploadFile},
};

const MIB: u64 = 1024 * 1024;

/// Where the child finds the sandbox, and the file to send.
const URL: &str = "MEMORY_TEST_URL";
const FILE: &str = "MEMORY_TEST_FILE";

trait Files: Api {
    #[endpoint(GET, "/tracks/<id>/download")]
    fn download(&self, id: TrackId) -> Call<()>;
}

impl Files for Client {}

#[tokio::test(flavor = "multi_thread")]
async fn a_gibibyte_takes_no_more_memory_than_a_mebibyte() {
    if !Path::new("/proc/self/status").exists() {
        println!("skipped: this system does not tell a process's peak memory");
        return;
    }
    let sandbox = Sandbox::start().await.expect("a free port");
    let small = peak(&sandbox, MIB);
    let large = peak(&sandbox, 1024 * MIB);
    let growth = large.saturating_sub(small);
    println!("peak of the client: {small} KiB for 1 MiB, {large} KiB for 1 GiB");
    assert!(growth <= 16 * 1024, "{growth} KiB more");
}

/// The peak memory in KiB of a client that sends so many bytes and fetches them again.
fn peak(sandbox: &Sandbox, length: u64) -> u64 {
    let path = env::temp_dir().join(format!("memory-{}-{length}.wav", sandbox.port()));
    // A file of nothing but zeros takes no room on most disks.
    let file = File::create(&path).and_then(|file| file.set_len(length));
    file.expect("a file");
    let child = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "client", "--nocapture"])
        .env(URL, sandbox.url())
        .env(FILE, &path)
        .output()
        .expect("the child runs");
    std::fs::remove_file(path).expect("the file was there");
    let printed = String::from_utf8_lossy(&child.stdout).into_owned();
    let peak = printed
        .lines()
        .find_map(|line| line.trim().strip_prefix("VmHWM:"));
    let problem = String::from_utf8_lossy(&child.stderr);
    assert!(peak.is_some(), "{printed}{problem}");
    peak.unwrap_or_default()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number")
}

/// The child: does nothing unless it is told where.
#[tokio::test]
async fn client() {
    let (Ok(url), Ok(file)) = (env::var(URL), env::var(FILE)) else {
        return;
    };
    let client = soundcloud::client().base_url(url).token(ANA.token).build();
    let api = client.expect("a client");
    let audio = UploadFile::open(file).expect("the file");
    let length = audio.len();
    let track = api.upload_track(TrackUpload::new("Long", audio)).await;
    let id = track.expect("an upload").id().expect("an id");
    let body = api.download(id).stream().await.expect("a download");
    let received = body.try_fold(0, async |sum, chunk| Ok(sum + chunk.len() as u64));
    assert_eq!(received.await.expect("the whole body"), length);
    let status = std::fs::read_to_string("/proc/self/status").expect("the status");
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("\n{}", peak.expect("a peak"));
}
