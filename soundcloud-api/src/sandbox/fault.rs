//! Trouble on demand: latency, limits, broken servers, broken connections.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::{Method, StatusCode};

pub(crate) mod control;
pub(crate) mod trouble;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// The request waits this long before anything else happens to it.
    Latency(Duration),
    /// 429, with SoundCloud's account of the limit; `Retry-After` is sent only if a time is given.
    TooManyRequests {
        /// When to come back; without it, `reset_time` in the body names the next minute.
        retry_after: Option<Duration>,
    },
    /// An error from something in front of the API, which does not speak JSON.
    ServerError {
        /// Usually 502, 503 or 504.
        status: StatusCode,
        /// What the body looks like.
        page: ErrorPage,
    },
    /// The connection is closed before a byte of the answer; the request is *not* carried out.
    DropConnection,
    /// The request is carried out, then the connection is closed before a byte of the answer.
    DropAnswer,
    /// The request is carried out, and the connection is closed halfway through the body of the answer.
    TruncateBody,
}

/// The bodies of [`Fault::ServerError`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorPage {
    /// A page for people, as a content delivery network sends.
    #[default]
    Html,
    /// A line of text, as a proxy sends.
    Text,
    /// Nothing.
    Empty,
}

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
    pub fn new(fault: Fault) -> Self {
        Self {
            fault,
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

    fn is_about(&self, method: &Method, path: &str) -> bool {
        self.times != Some(0)
            && self.method.as_ref().is_none_or(|wanted| wanted == method)
            && self
                .path
                .as_ref()
                .is_none_or(|prefix| path.starts_with(prefix.as_str()))
    }

    fn use_up(&mut self) {
        self.times = self.times.map(|times| times.saturating_sub(1));
    }
}

/// The rules in force, in the order in which they were added.
///
/// A request suffers every latency that is about it, and the first other fault; a rule is used up
/// only by the requests that it befalls. So faults for the next requests follow each other.
#[derive(Debug, Default)]
pub struct Faults {
    rules: Mutex<Vec<Rule>>,
}

/// What befalls one request.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Fate {
    pub(crate) latency: Duration,
    pub(crate) fault: Option<Fault>,
}

impl Faults {
    /// The next `times` requests fail like this.
    pub fn next(&self, times: u32, fault: Fault) {
        self.add(Rule::new(fault).times(times));
    }

    /// All requests fail like this, until [`Faults::clear`].
    pub fn always(&self, fault: Fault) {
        self.add(Rule::new(fault));
    }

    /// Adds a rule after those in force.
    pub fn add(&self, rule: Rule) {
        self.rules().push(rule);
    }

    /// Ends all trouble.
    pub fn clear(&self) {
        self.rules().clear();
    }

    pub(crate) fn replace(&self, rules: Vec<Rule>) {
        *self.rules() = rules;
    }

    pub(crate) fn in_force(&self) -> Vec<Rule> {
        self.rules().clone()
    }

    /// Decides about one request, and counts it.
    pub(crate) fn befall(&self, method: &Method, path: &str) -> Fate {
        let mut fate = Fate::default();
        let mut rules = self.rules();
        for rule in rules.iter_mut().filter(|rule| rule.is_about(method, path)) {
            match &rule.fault {
                Fault::Latency(latency) => fate.latency = fate.latency.saturating_add(*latency),
                _ if fate.fault.is_some() => continue,
                fault => fate.fault = Some(fault.clone()),
            }
            rule.use_up();
        }
        rules.retain(|rule| rule.times != Some(0));
        fate
    }

    fn rules(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of_next(faults: &Faults) -> Option<Fault> {
        faults.befall(&Method::GET, "/tracks.json").fault
    }

    #[test]
    fn faults_for_the_next_requests_follow_each_other() {
        let faults = Faults::default();
        faults.next(1, Fault::DropConnection);
        faults.next(2, Fault::TruncateBody);

        assert_eq!(fault_of_next(&faults), Some(Fault::DropConnection));
        assert_eq!(fault_of_next(&faults), Some(Fault::TruncateBody));
        assert_eq!(fault_of_next(&faults), Some(Fault::TruncateBody));
        assert_eq!(fault_of_next(&faults), None);
    }

    #[test]
    fn latency_adds_up_and_goes_with_another_fault() {
        let faults = Faults::default();
        faults.always(Fault::Latency(Duration::from_millis(2)));
        faults.next(1, Fault::Latency(Duration::from_millis(3)));
        faults.next(1, Fault::DropAnswer);

        let fate = faults.befall(&Method::GET, "/");

        assert_eq!(
            fate,
            Fate {
                latency: Duration::from_millis(5),
                fault: Some(Fault::DropAnswer)
            }
        );
        assert_eq!(
            faults.befall(&Method::GET, "/").latency,
            Duration::from_millis(2)
        );
    }

    #[test]
    fn a_rule_may_be_about_some_requests_only() {
        let faults = Faults::default();
        faults.add(
            Rule::new(Fault::DropAnswer)
                .times(1)
                .method(Method::POST)
                .path("/tracks"),
        );

        assert_eq!(faults.befall(&Method::GET, "/tracks").fault, None);
        assert_eq!(faults.befall(&Method::POST, "/users").fault, None);
        assert_eq!(
            faults.befall(&Method::POST, "/tracks.json").fault,
            Some(Fault::DropAnswer)
        );
        assert_eq!(faults.befall(&Method::POST, "/tracks.json").fault, None);
    }

    #[test]
    fn clear_ends_what_would_last() {
        let faults = Faults::default();
        faults.always(Fault::DropConnection);
        faults.clear();

        assert_eq!(fault_of_next(&faults), None);
    }

    #[test]
    fn no_times_is_never() {
        let faults = Faults::default();
        faults.next(0, Fault::DropConnection);

        assert_eq!(fault_of_next(&faults), None);
        assert_eq!(faults.in_force(), []);
    }
}
