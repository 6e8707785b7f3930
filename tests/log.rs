//! Everything that any crate logs, by `tracing` or by `log`, at every level, is looked at: where a
//! secret of a test stands in a record or in a panic, the process ends.

use std::{
    cell::RefCell,
    fmt::{self, Debug, Write as _},
    io::Write as _,
    panic,
    sync::{
        Once,
        atomic::{AtomicU64, Ordering},
    },
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span,
};

/// Stands in every secret of every test.
pub const CANARY: &str = "c4n4ry";

/// Its beginning in base64, where it stands first.
const ENCODED: &str = "YzRuNHJ5";

/// Whether a secret stands in a text.
pub fn tells_a_secret(text: &str) -> bool {
    text.contains(CANARY) || text.contains(ENCODED)
}

/// Looks at everything from now on. Once is enough; more often does not hurt.
pub fn watch() {
    static WATCH: Once = Once::new();
    WATCH.call_once(|| {
        tracing::subscriber::set_global_default(Watch).expect("nobody else subscribes");
        ::log::set_logger(&Watch).expect("nobody else logs");
        ::log::set_max_level(::log::LevelFilter::Trace);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            check(&panic.to_string());
            before(panic);
        }));
    });
}

/// What this thread logs while the function runs, besides being looked at as everything is.
/// Of a test with one thread, that is all.
pub async fn recorded<T>(future: impl Future<Output = T>) -> (T, Vec<String>) {
    watch();
    RECORDS.set(Some(Vec::new()));
    let value = future.await;
    (value, RECORDS.take().unwrap_or_default())
}

thread_local! {
    static RECORDS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Not by a panic: it could be caught, and whoever logs may be anybody.
fn check(text: &str) {
    if tells_a_secret(text) {
        // Past the tests' capture, which would be lost.
        let _ = writeln!(std::io::stderr(), "a secret is told: {text}");
        std::process::abort();
    }
}

fn record(text: String) {
    check(&text);
    // There is none any more while a thread ends.
    let _ = RECORDS.try_with(|records| {
        if let Ok(mut records) = records.try_borrow_mut()
            && let Some(records) = records.as_mut()
        {
            records.push(text);
        }
    });
}

struct Watch;

/// The fields of a record as text.
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").expect("a text");
    }
}

fn text(metadata: &Metadata<'_>, visit: impl FnOnce(&mut Text)) -> String {
    let mut text = Text(format!("{} {}", metadata.level(), metadata.target()));
    visit(&mut text);
    text.0
}

impl Subscriber for Watch {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        static SPANS: AtomicU64 = AtomicU64::new(1);
        let metadata = attributes.metadata();
        record(text(metadata, |text| {
            write!(text.0, " {}", metadata.name()).expect("a text");
            attributes.record(text);
        }));
        span::Id::from_u64(SPANS.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut text = Text(String::new());
        values.record(&mut text);
        record(text.0);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        record(text(event.metadata(), |text| event.record(text)));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

impl ::log::Log for Watch {
    fn enabled(&self, _: &::log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, line: &::log::Record<'_>) {
        record(format!(
            "{} {} {}",
            line.level(),
            line.target(),
            line.args()
        ));
    }

    fn flush(&self) {}
}

impl Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}
