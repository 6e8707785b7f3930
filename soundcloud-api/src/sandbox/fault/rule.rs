//! Which requests a fault befalls.

use http::Method;

use super::Fault;

/// A fault, and the requests that it befalls.
///
/// ```
/// use http::Method;
/// use soundcloud_api::sandbox::{Fault, Rule};
///
/// // The next two uploads are carried out, but nobody learns of it.
/// let rule = Rule::new(Fault::DropAnswer).times(2).method(Method::POST).path("/tracks");
/// # let _ = rule;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a rule does nothing until it is added"]
pub struct Rule {
    pub(crate) fault: Fault,
    pub(crate) times: Option<u32>,
    pub(crate) method: Option<Method>,
    pub(crate) path: Option<String>,
}

impl Rule {
    /// A fault that befalls every request.
    pub fn new(fault: impl Into<Fault>) -> Self {
        Self {
            fault: fault.into(),
            times: None,
            method: None,
            path: None,
        }
    }

    /// Only the next `times` requests that the rule is about.
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Only requests with this method.
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// Only requests whose path begins so.
    pub fn path(mut self, prefix: impl Into<String>) -> Self {
        self.path = Some(prefix.into());
        self
    }

    pub(super) fn is_about(&self, method: &Method, path: &str) -> bool {
        self.times != Some(0)
            && self.method.as_ref().is_none_or(|wanted| wanted == method)
            && self
                .path
                .as_ref()
                .is_none_or(|prefix| path.starts_with(prefix.as_str()))
    }

    pub(super) fn use_up(&mut self) {
        self.times = self.times.map(|times| times.saturating_sub(1));
    }
}
