//! The layer that lets faults happen.

use std::{future::pending, sync::Arc};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::StreamExt;
use http::{StatusCode, uri::PathAndQuery};
use tokio::time::sleep;

use super::{
    super::{app::App, line::Line},
    ErrorPage, Fault, Reply, Spoil, Wrong, bodies,
    faults::Fate,
};

/// Counts the request, and lets befall it what must; a sandbox that stops hangs up.
pub(crate) async fn trouble(
    State(app): State<Arc<App>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
    next: Next,
) -> Response {
    app.count_request();
    let target = request.uri().path_and_query();
    let target = target.map_or("/", PathAndQuery::as_str);
    let fate = app.faults.befall(request.method(), target);
    tokio::select! {
        response = suffer(fate, &app, &line, request, next) => response,
        () = app.stopped() => cut(&line),
    }
}

async fn suffer(
    fate: Fate,
    app: &Arc<App>,
    line: &Line,
    mut request: Request,
    next: Next,
) -> Response {
    sleep(fate.latency).await;
    let url = format!("{}{}", app.url, request.uri());
    match fate.fault {
        None | Some(Fault::Latency(_)) => next.run(request).await,
        Some(Fault::TooManyRequests { retry_after }) => {
            let mut reply = Reply::new(429).page(ErrorPage::RateLimit);
            if let Some(wait) = retry_after {
                reply = reply.retry_after(wait);
            }
            say(&reply, &url, line, request, next).await
        }
        Some(Fault::ServerError { status, page }) => {
            let reply = Reply::new(status.as_u16()).page(page);
            say(&reply, &url, line, request, next).await
        }
        Some(Fault::Reply(reply)) => say(&reply, &url, line, request, next).await,
        Some(Fault::Raw(bytes)) => blurt(bytes, line, request).await,
        Some(Fault::Page(fault)) => {
            request.extensions_mut().insert(Wrong::Page(fault, url));
            next.run(request).await
        }
        Some(Fault::Spoil(spoil)) => {
            if let Spoil::Field(name, value) = &spoil {
                let wrong = Wrong::Field(name.clone(), value.clone());
                request.extensions_mut().insert(wrong);
            }
            spoil.befall(next.run(request).await).await
        }
        Some(Fault::DropConnection) => cut(line),
        Some(Fault::DropAnswer) => {
            next.run(request).await;
            cut(line)
        }
        Some(Fault::Silence) => {
            next.run(request).await;
            pending().await
        }
        Some(Fault::TruncateBody) => {
            bodies::truncate(next.run(request).await).unwrap_or_else(|| cut(line))
        }
        Some(Fault::StallBody) => match bodies::stall(next.run(request).await, Arc::clone(app)) {
            Some(response) => response,
            None => pending().await,
        },
        Some(Fault::DripBody(every)) => {
            bodies::drip(next.run(request).await, every, Arc::clone(app))
        }
    }
}

async fn say(reply: &Reply, url: &str, line: &Line, request: Request, next: Next) -> Response {
    let request = if reply.carried_out {
        next.run(request).await;
        Request::default()
    } else {
        request
    };
    match reply.response(url) {
        Some(response) => response,
        None => blurt(reply.raw(url), line, request).await,
    }
}

/// Says these bytes in place of any answer, once the caller has said all.
async fn blurt(bytes: Bytes, line: &Line, request: Request) -> Response {
    // A socket that is closed over unread bytes is reset, and what we said is lost.
    let mut body = request.into_body().into_data_stream();
    while let Some(Ok(_)) = body.next().await {}
    line.say(bytes);
    Response::new(Body::empty())
}

/// The response is only there to make the connection try to write.
fn cut(line: &Line) -> Response {
    line.cut();
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
