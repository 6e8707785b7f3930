//! What the client promises when the network, the server, the caller or a dependency misbehaves:
//! one test for each row of the table in `README.md`, over real sockets.

mod http;
mod input;
mod pages;
mod redirects;
mod secrets;
mod shop;
mod table;
mod texts;
mod transfer;
mod transport;
