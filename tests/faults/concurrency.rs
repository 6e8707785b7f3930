//! Rows C: calls that nobody waits for any more, runtimes of every kind, callbacks that panic, and
//! many calls at once.

mod dropped;
mod fairness;
mod futures;
mod runtimes;
mod shop;
mod shut_down;
