//! Rows S: what nobody but the API is to know goes to the API, and into no text.

mod calls;
mod faults;
mod printed;
mod proxy;
mod sent;
mod server_text;
mod sweep;
