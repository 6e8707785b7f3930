use super::*;

mod whole;
