//! Which requests a fault befalls.

use http::Method;

use super::Fault;

/// A fault, and the requests that it befalls.
///
/// ```
/// use soundcloud_api::{Method, sandbox::{Fault, Rule}};
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

    /// Only requests whose path, with its query, begins so: `/tracks`, `/tracks?limit=3`.
    ///
    /// It is the same without its first slash, and of a URL it is what follows the host.
    pub fn path(mut self, prefix: impl Into<String>) -> Self {
        self.path = Some(target(&prefix.into()));
        self
    }

    /// Whether it is about a request for this path and query.
    pub(super) fn is_about(&self, method: &Method, target: &str) -> bool {
        self.times != Some(0)
            && self.method.as_ref().is_none_or(|wanted| wanted == method)
            && self
                .path
                .as_ref()
                .is_none_or(|prefix| target.starts_with(prefix.as_str()))
    }

    pub(super) fn use_up(&mut self) {
        self.times = self.times.map(|times| times.saturating_sub(1));
    }
}

/// How requests for what is written begin.
fn target(written: &str) -> String {
    let written = written.split('#').next().unwrap_or_default();
    let path = match written.split_once("://") {
        Some((scheme, rest)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let path = rest.find(['/', '?']).and_then(|start| rest.get(start..));
            path.unwrap_or_default()
        }
        _ => written,
    };
    if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_about(path: &str, target: &str) -> bool {
        let rule = Rule::new(Fault::DropAnswer).path(path);
        rule.is_about(&Method::GET, target)
    }

    #[test]
    fn a_path_is_the_same_without_its_slash_and_in_a_url() {
        for path in [
            "/tracks",
            "tracks",
            "http://127.0.0.1:41234/tracks",
            "https://api.example/tracks#top",
        ] {
            assert!(is_about(path, "/tracks.json?limit=3"), "{path}");
            assert!(!is_about(path, "/me/tracks"), "{path}");
        }
    }

    #[test]
    fn no_path_is_every_path() {
        for path in ["", "/", "http://127.0.0.1:41234"] {
            assert!(is_about(path, "/me/tracks"), "{path}");
        }
    }

    #[test]
    fn a_query_is_a_part_of_what_requests_begin_with() {
        for path in ["tracks?limit=3", "http://127.0.0.1:41234/tracks?limit=3"] {
            assert!(is_about(path, "/tracks?limit=30"), "{path}");
            assert!(!is_about(path, "/tracks"), "{path}");
        }
        let url = "/resolve?url=https://soundcloud.com/ana";
        assert!(is_about(url, url));
    }
}
