//! Connections that can be cut, and that are closed so gently that the answer arrives.

use std::{
    future::Future,
    io::{self, ErrorKind, IoSlice},
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    extract::connect_info::Connected,
    serve::{IncomingStream, Listener},
};
use bytes::{Buf, Bytes};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    time::{Sleep, sleep},
};

/// How long a closing connection may go on sending.
const PATIENCE: Duration = Duration::from_secs(1);

/// Accepts connections.
#[derive(Debug)]
pub(crate) struct Switchboard(pub(crate) TcpListener);

/// One connection.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    line: Line,
    /// Runs from the moment we have said all we have to say.
    patience: Option<Pin<Box<Sleep>>>,
}

/// The means to cut a connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line(Arc<Cut>);

#[derive(Debug, Default)]
struct Cut {
    is_cut: AtomicBool,
    /// What still goes out, whatever anyone wanted to say.
    last_words: Mutex<Bytes>,
}

impl Line {
    /// Not one more byte goes out; the connection is closed at the next attempt.
    pub(crate) fn cut(&self) {
        self.0.is_cut.store(true, Ordering::Release);
    }

    /// These bytes go out in place of all others, and then the connection is closed.
    pub(crate) fn say(&self, last_words: Bytes) {
        *self.last_words() = last_words;
        self.cut();
    }

    fn last_words(&self) -> MutexGuard<'_, Bytes> {
        let words = self.0.last_words.lock();
        words.unwrap_or_else(PoisonError::into_inner)
    }

    fn check(&self) -> io::Result<()> {
        if self.0.is_cut.load(Ordering::Acquire) {
            Err(ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }
}

impl Listener for Switchboard {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Without it, small answers are slower; that is all.
        let _ = stream.set_nodelay(true);
        (
            Wire {
                stream,
                line: Line::default(),
                patience: None,
            },
            address,
        )
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Switchboard>> for Line {
    fn connect_info(stream: IncomingStream<'_, Switchboard>) -> Self {
        stream.io().line.clone()
    }
}

impl Wire {
    /// Whether others may write: not once the line is cut, when only last words go out.
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            let words = self.line.last_words().clone();
            if words.is_empty() {
                return Poll::Ready(self.line.check());
            }
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &words))?;
            self.line.last_words().advance(written);
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_open(cx))?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_open(cx))?;
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_open(cx))?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    /// Listens for a while after the last word: a socket closed over unread bytes is reset, and a client that is
    /// still sending its upload would never see the 401.
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_open(cx))?;
        if self.patience.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
            self.patience = Some(Box::pin(sleep(PATIENCE)));
        }
        while self
            .patience
            .as_mut()
            .is_some_and(|sleep| sleep.as_mut().poll(cx).is_pending())
        {
            let mut scratch = [0; 4096];
            let mut scratch = ReadBuf::new(&mut scratch);
            let read = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut scratch));
            if read.is_err() || scratch.filled().is_empty() {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }
}
