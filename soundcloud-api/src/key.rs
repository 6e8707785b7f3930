//! The keys of `#[endpoint]`, for an editor that completes them.
#![allow(non_upper_case_globals, reason = "they are as they are written")]

/// The body is this argument, as JSON: `json = track`.
pub const json: () = ();

/// The body is this argument, as an HTML form: `form = login`.
pub const form: () = ();

/// The body is this argument, as XML in the dialect of Rails: `xml = track`.
pub const xml: () = ();

/// The body is an argument as JSON or XML, as another one says: `encode(format) = track`.
pub const encode: () = ();

/// The body is this argument, in parts: `multipart = upload`.
pub const multipart: () = ();

/// The body is this argument, as it is: `body = bytes`.
pub const body: () = ();

/// Headers, of arguments or fixed: `headers("If-None-Match" = etag, "X-Client" = "me")`.
pub const headers: () = ();

/// The operation's name in the API document: `operation = "getTrack"`.
pub const operation: () = ();

/// The credentials: `auth = none`, `auth = key`.
pub const auth: () = ();

/// Whether a call may be repeated: `retry = never`, `retry = always`.
pub const retry: () = ();
