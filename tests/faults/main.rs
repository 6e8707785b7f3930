//! What the client promises when the network, the server, the caller or a dependency misbehaves:
//! one test for each row of the table in `README.md`, over real sockets.

mod bodies;
mod concurrency;
mod http;
mod input;
mod pages;
mod redirects;
mod resources;
mod secrets;
mod shop;
mod table;
mod texts;
mod transfer;
mod transport;
