//! The programs beside this file.
