//! What always holds, asked of texts by chance and of the seeds of the fuzz targets.
//!
//! The targets in `fuzz` ask the same for as long as one lets them.

mod always;
mod arbitrary;
mod fuzzing;
mod holds;
mod seeds;
