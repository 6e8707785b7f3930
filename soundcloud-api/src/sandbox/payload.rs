//! Request bodies: JSON, XML, form or multipart, all read into one tree and two files.

use std::{convert::Infallible, error::Error, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use http_body_util::LengthLimitError;
use serde_json::{Map, Value};

use super::{
    app::App,
    failure::Failure,
    format::Format,
    params,
    store::{Store, Stored},
    xml,
};

/// The most that anything but a file may take.
const TEXT_LIMIT: usize = 1024 * 1024;

const MAX_FILE_NAME: usize = 255;

/// A body that is not read yet, so that an operation may refuse the caller first.
#[derive(Debug)]
pub(crate) struct Payload(Request);

impl FromRequest<Arc<App>> for Payload {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &Arc<App>) -> Result<Self, Infallible> {
        Ok(Self(request))
    }
}

/// What the body said.
#[derive(Debug, Default)]
pub(crate) struct Submission {
    /// Such as `{"track": {"title": "Night bus"}}`, whichever way it came.
    pub(crate) params: Value,
    pub(crate) asset: Option<Stored>,
    pub(crate) artwork: Option<Stored>,
}

impl Submission {
    fn text(params: Value) -> Self {
        Self {
            params,
            ..Self::default()
        }
    }

    /// The object under this name.
    pub(crate) fn object(&self, name: &str) -> Option<&Map<String, Value>> {
        self.params.get(name)?.as_object()
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum MediaType {
    Json,
    Xml,
    Form,
    Multipart,
}

impl MediaType {
    /// Without `Content-Type`, the format of the answer is taken for that of the body.
    fn of(headers: &HeaderMap, format: Format) -> Result<Self, Failure> {
        let Some(content_type) = headers.get(header::CONTENT_TYPE) else {
            return Ok(if format == Format::Xml {
                Self::Xml
            } else {
                Self::Json
            });
        };
        let text = content_type
            .to_str()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match text.split(';').next().unwrap_or_default().trim() {
            "application/json" => Ok(Self::Json),
            "application/xml" | "text/xml" => Ok(Self::Xml),
            "application/x-www-form-urlencoded" => Ok(Self::Form),
            "multipart/form-data" => Ok(Self::Multipart),
            _ => Err(Failure::UnsupportedMediaType),
        }
    }
}

impl Payload {
    pub(crate) async fn read(self, store: &Store) -> Result<Submission, Failure> {
        let format = self.0.extensions().get().copied().unwrap_or(Format::Json);
        match MediaType::of(self.0.headers(), format)? {
            MediaType::Json => Ok(Submission::text(json(&self.bytes().await?)?)),
            MediaType::Xml => Ok(Submission::text(xml(&self.bytes().await?)?)),
            MediaType::Form => Ok(Submission::text(form(&self.bytes().await?))),
            MediaType::Multipart => self.multipart(store).await,
        }
    }

    async fn bytes(self) -> Result<Bytes, Failure> {
        read_text(self.0.into_body()).await
    }

    async fn multipart(mut self, store: &Store) -> Result<Submission, Failure> {
        if self.announced_size() > store.limit().saturating_add(TEXT_LIMIT as u64) {
            return Err(Failure::TooLarge);
        }
        // Ours are finer: one for files, one for text.
        DefaultBodyLimit::disable().apply(&mut self.0);
        let form = Multipart::from_request(self.0, &()).await;
        let form = form.map_err(|rejection| Failure::BadRequest(rejection.body_text()))?;
        read_parts(form, store).await
    }

    fn announced_size(&self) -> u64 {
        let length = self.0.headers().get(header::CONTENT_LENGTH);
        length
            .and_then(|length| length.to_str().ok()?.parse().ok())
            .unwrap_or(0)
    }
}

/// The whole body, if it is short enough.
pub(crate) async fn read_text(body: Body) -> Result<Bytes, Failure> {
    to_bytes(body, TEXT_LIMIT).await.map_err(|error| {
        let too_long = error
            .source()
            .is_some_and(<dyn Error>::is::<LengthLimitError>);
        if too_long {
            Failure::TooLarge
        } else {
            Failure::BadRequest("The body could not be read.".to_owned())
        }
    })
}

fn json(bytes: &[u8]) -> Result<Value, Failure> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes)
        .map_err(|_| Failure::invalid("Could not parse JSON request body."))
}

fn xml(bytes: &[u8]) -> Result<Value, Failure> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    let document = std::str::from_utf8(bytes)
        .ok()
        .and_then(xml::read::document);
    document.ok_or_else(|| Failure::invalid("Could not parse XML request body."))
}

fn form(bytes: &[u8]) -> Value {
    params::nest(form_urlencoded::parse(bytes).map(|(name, value)| (name, value.into())))
}

async fn read_parts(mut form: Multipart, store: &Store) -> Result<Submission, Failure> {
    let mut submission = Submission::default();
    let mut texts = Vec::new();
    let mut budget = TEXT_LIMIT;
    while let Some(part) = form
        .next_field()
        .await
        .map_err(|error| unreadable(&error))?
    {
        match part.name().unwrap_or_default() {
            "track[asset_data]" => submission.asset = Some(store.save(checked_file(part)?).await?),
            "track[artwork_data]" => {
                submission.artwork = Some(store.save(checked_image(part)?).await?);
            }
            name => texts.push((name.to_owned(), read_part(part, &mut budget).await?.into())),
        }
    }
    submission.params = params::nest(texts);
    Ok(submission)
}

async fn read_part(mut part: Field<'_>, budget: &mut usize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| unreadable(&error))? {
        *budget = budget.checked_sub(chunk.len()).ok_or(Failure::TooLarge)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A part without a file name is not a file.
fn checked_file(part: Field<'_>) -> Result<Field<'_>, Failure> {
    match part.file_name() {
        None => Err(Failure::invalid("unable to process provided asset_data")),
        Some(name) if name.chars().count() > MAX_FILE_NAME => Err(Failure::invalid(format!(
            "File name is too long (maximum is {MAX_FILE_NAME} characters)"
        ))),
        Some(_) => Ok(part),
    }
}

fn checked_image(part: Field<'_>) -> Result<Field<'_>, Failure> {
    match part.content_type() {
        Some("image/gif" | "image/jpeg" | "image/png") => checked_file(part),
        _ => Err(Failure::invalid(
            "track[artwork_data] is not a gif, jpeg or png image",
        )),
    }
}

pub(crate) fn unreadable(error: &MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::BadRequest(error.body_text())
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn media_type(content_type: &'static str) -> Result<MediaType, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        MediaType::of(&headers, Format::Json)
    }

    #[test]
    fn parameters_and_case_of_the_media_type_do_not_matter() {
        assert_eq!(
            media_type("Application/JSON; charset=utf-8"),
            Ok(MediaType::Json)
        );
        assert_eq!(media_type("text/xml;charset=UTF-8"), Ok(MediaType::Xml));
        assert_eq!(media_type("text/plain"), Err(Failure::UnsupportedMediaType));
        assert_eq!(media_type(""), Err(Failure::UnsupportedMediaType));
    }

    #[test]
    fn without_a_type_the_format_decides() {
        assert_eq!(
            MediaType::of(&HeaderMap::new(), Format::Xml),
            Ok(MediaType::Xml)
        );
        assert_eq!(
            MediaType::of(&HeaderMap::new(), Format::Json),
            Ok(MediaType::Json)
        );
    }

    #[test]
    fn broken_documents_are_invalid() {
        assert_eq!(
            json(b"{"),
            Err(Failure::invalid("Could not parse JSON request body."))
        );
        assert_eq!(
            xml(b"<a>"),
            Err(Failure::invalid("Could not parse XML request body."))
        );
        assert_eq!(
            xml(b"<a>\xff</a>"),
            Err(Failure::invalid("Could not parse XML request body."))
        );
        assert_eq!(json(b""), Ok(Value::Null));
    }
}
