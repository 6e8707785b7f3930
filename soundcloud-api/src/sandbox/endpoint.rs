//! The operations, one file for each resource.

pub(crate) mod comments;
pub(crate) mod id;
pub(crate) mod lists;
pub(crate) mod media;
pub(crate) mod permissions;
pub(crate) mod secret_token;
pub(crate) mod tracks;
