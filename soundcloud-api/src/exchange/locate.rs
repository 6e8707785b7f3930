//! Where the server says that something is, without going there.

use http::{StatusCode, header};
use reqwest::{Response, Url};
use serde::Deserialize;

use super::{Answer, body, call, exchange, redirect, refused};
use crate::{
    error::Error,
    request::Prepared,
    watch::{Slot, Watch},
};

/// SoundCloud's answer beside the header: `{"status":"302 - Found","location":"https://…"}`.
#[derive(Deserialize)]
struct Found {
    location: String,
}

/// Sends a request and gives the URL that the response leads to, if it stays with the API.
pub(crate) async fn locate(mut prepared: Box<Prepared>) -> Result<Url, Error> {
    let total = prepared.total();
    let located = call(&mut *prepared, total, once).await?;
    Ok(located.value.url)
}

/// Where something is, and the status that says so.
struct Located {
    status: StatusCode,
    url: Url,
}

impl Answer for Located {
    fn status(&self) -> StatusCode {
        self.status
    }
}

async fn once(prepared: &mut Prepared, watch: &mut Watch<&mut Slot>) -> Result<Located, Error> {
    let mut response = exchange(prepared, watch).await?;
    let status = response.status();
    let is_redirect = status.is_redirection() && response.headers().contains_key(header::LOCATION);
    let url = if is_redirect {
        redirect::target(prepared, &response)?
    } else if status.is_success() || status.is_redirection() {
        in_body(prepared, &mut response, watch).await?
    } else {
        None
    };
    let Some(url) = url else {
        return Err(refused(prepared, response, watch).await);
    };
    if prepared.client.is_own(&url) && !redirect::has_user(&url) {
        return Ok(Located { status, url });
    }
    let to = url.origin().ascii_serialization();
    let reason = format!("the server names a place at `{to}`, which is not the API's own origin");
    Err(redirect::wrong(status, reason))
}

/// The place that a body in JSON names, where the header is missing.
async fn in_body(
    prepared: &Prepared,
    response: &mut Response,
    watch: &mut Watch<&mut Slot>,
) -> Result<Option<Url>, Error> {
    body::check_encoding(response)?;
    let body = body::read(response, prepared.client.limits(), watch).await?;
    let found = serde_json::from_slice::<Found>(&body).ok();
    let url = found.and_then(|found| prepared.url().join(&found.location).ok());
    if url.is_none() {
        let status = response.status();
        let reason =
            format!("the server answered {status}, and neither header nor body names a place");
        return Err(redirect::wrong(status, reason));
    }
    Ok(url)
}
