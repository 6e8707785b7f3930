//! What always holds, whatever a caller, a server or a network says: asked here of texts by chance,
//! and by the targets of `fuzz`, which have these modules too.

pub(crate) mod error_body;
pub(crate) mod fake;
pub(crate) mod location;
pub(crate) mod model;
pub(crate) mod next_link;
pub(crate) mod path;
pub(crate) mod retry_after;
pub(crate) mod xml;
