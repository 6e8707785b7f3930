//! The API document of this project, held against others and against the trait.

mod matrix;
mod seed;
mod yaml;
