//! The API document of this project, held against others.

mod seed;
mod yaml;
