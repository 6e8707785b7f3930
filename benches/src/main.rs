//! One contestant makes one kind of call again and again, for a profiler to count.
//!
//! `serve` answers on a port that it prints; `<contestant> <operation> <calls> <port>` calls it.

mod hand;
mod model;
mod ours;
mod server;

use std::{env, error::Error, fmt, hint::black_box, pin::Pin};

use soundcloud_api::Format;
use tokio::runtime::{Builder, Runtime};

use crate::{
    hand::Hand,
    model::{Filter, NewComment},
    ours::Music as _,
};

type BoxError = Box<dyn Error + Send + Sync>;
type Work<'a> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + 'a>>;

const TRACK: u64 = 209_814_733;
const USER: u64 = 4_510_227;

/// Calls before the counted ones: they connect, and fill whatever is filled once.
const WARM_UP: usize = 20;

fn main() -> Result<(), BoxError> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => server::serve(),
        [contestant, operation, calls, port] => run(
            contestant,
            operation,
            calls.parse()?,
            &format!("http://127.0.0.1:{port}/v1"),
        ),
        _ => Err("see `benches/README.md`".into()),
    }
}

fn run(contestant: &str, operation: &str, calls: usize, base: &str) -> Result<(), BoxError> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let hand = Hand::new(base)?;
    let ours = ours::client(base)?;
    let filter = Filter::sample();
    let comment = NewComment::sample();
    let work = |calls| -> Result<Work<'_>, BoxError> {
        Ok(match (contestant, operation) {
            ("hand", "track") => repeat(calls, || hand.track(TRACK)),
            ("hand", "search") => repeat(calls, || hand.search(&filter)),
            ("hand", "secret") => repeat(calls, || hand.reset_secret(TRACK, Format::Json)),
            ("hand", "comment") => repeat(calls, || hand.comment(TRACK, &comment)),
            ("hand", "list") => repeat(calls, || hand.uploads(USER, 200)),
            ("ours", "track") => repeat(calls, || ours.track(TRACK)),
            ("ours", "search") => repeat(calls, || ours.search(&filter)),
            ("ours", "secret") => repeat(calls, || ours.reset_secret(TRACK, Format::Json)),
            ("ours", "comment") => repeat(calls, || ours.comment(TRACK, &comment)),
            ("ours", "list") => repeat(calls, || ours.uploads(USER, 200)),
            _ => return Err(format!("no `{contestant} {operation}`").into()),
        })
    };
    runtime.block_on(work(WARM_UP)?)?;
    counted(&runtime, work(calls)?)
}

fn repeat<'a, C, T, E>(calls: usize, call: impl Fn() -> C + 'a) -> Work<'a>
where
    C: IntoFuture<Output = Result<T, E>>,
    T: fmt::Debug,
    E: Into<BoxError>,
{
    Box::pin(async move {
        for _ in 0..calls {
            black_box(call().await.map_err(Into::into)?);
        }
        Ok(())
    })
}

/// What is counted: the profiler collects between entry and exit of this function.
#[inline(never)]
fn counted(runtime: &Runtime, work: Work<'_>) -> Result<(), BoxError> {
    runtime.block_on(work)
}
