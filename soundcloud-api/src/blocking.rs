//! Calls without a runtime of the caller's own.

use std::{
    sync::{LazyLock, mpsc},
    thread,
};

use tokio::runtime::{Builder, Handle};

use crate::{
    error::{Error, Kind, Sent},
    exchange::{Exchange, Received},
};

/// One runtime for all blocking calls: connections live as long as the program.
static RUNTIME: LazyLock<Result<Handle, String>> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("soundcloud-api".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))
        .map_err(|error| error.to_string())?;
    Ok(handle)
});

/// Runs an exchange on the shared runtime while this thread waits.
pub(crate) fn wait(exchange: Exchange) -> Result<Received, Error> {
    let failed = |reason: &str| {
        let reason = format!("a blocking call could not run: {reason}");
        Error::new(Kind::Request(reason))
    };
    let handle = RUNTIME.as_ref().map_err(|reason| failed(reason))?;
    let (sender, receiver) = mpsc::sync_channel(1);
    handle.spawn(async move {
        // Nobody waits any more only when the waiting thread is gone.
        let _ = sender.send(exchange.await);
    });
    receiver
        .recv()
        // By a panic of the caller's own code, and nobody knows how far it had come.
        .unwrap_or_else(|_| Err(failed("its task ended early").sent(Sent::Maybe)))
}
