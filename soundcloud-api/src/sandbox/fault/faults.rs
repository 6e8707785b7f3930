//! The rules in force, and what befalls a request by them.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::Method;

use super::{Fault, Rule};

/// The rules in force, in the order in which they were added.
///
/// A request suffers every latency that is about it, and the first other fault; a rule is used up
/// only by the requests that it befalls. So faults for the next requests follow each other.
#[derive(Default)]
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
    ///
    /// ```
    /// use soundcloud_api::sandbox::{ErrorPage, Fault, Faults, PageFault, Reply, Spoil};
    ///
    /// fn worst_day(faults: &Faults) {
    ///     faults.next(2, Reply::new(503).page(ErrorPage::Text));
    ///     faults.next(1, Spoil::InvalidUtf8);
    ///     faults.next(1, PageFault::Circle(2));
    ///     faults.always(Fault::Silence);
    /// }
    /// # let _ = worst_day;
    /// ```
    pub fn next(&self, times: u32, fault: impl Into<Fault>) {
        self.add(Rule::new(fault).times(times));
    }

    /// All requests fail like this, until [`Faults::clear`].
    pub fn always(&self, fault: impl Into<Fault>) {
        self.add(Rule::new(fault));
    }

    /// Adds a rule after those in force.
    pub fn add(&self, rule: Rule) {
        if rule.times != Some(0) {
            self.rules().push(rule);
        }
    }

    /// Whether nothing is left to go wrong: each fault has befallen as many requests as it was for.
    ///
    /// ```
    /// use soundcloud_api::{SoundCloud, sandbox::{ANA, Fault, PUBLIC_TRACK, Sandbox}, soundcloud};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let api = soundcloud::client().base_url(sandbox.url()).token(ANA.token).build()?;
    ///
    /// sandbox.faults().next(1, Fault::DropConnection);
    /// api.track(PUBLIC_TRACK.into()).await?;
    /// assert!(sandbox.faults().is_empty(), "no connection was dropped");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules().is_empty()
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
    pub(crate) fn befall(&self, method: &Method, target: &str) -> Fate {
        let mut fate = Fate::default();
        let mut rules = self.rules();
        for rule in rules
            .iter_mut()
            .filter(|rule| rule.is_about(method, target))
        {
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

impl fmt::Debug for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Faults")
            .field(&*self.rules())
            .finish()
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

        assert!(faults.is_empty());
        assert_eq!(fault_of_next(&faults), None);
        assert_eq!(faults.in_force(), []);
    }

    #[test]
    fn faults_are_left_until_they_have_befallen_all_that_they_are_for() {
        let faults = Faults::default();
        assert!(faults.is_empty());
        faults.next(2, Fault::DropConnection);
        for is_left in [true, false] {
            fault_of_next(&faults);
            assert_eq!(faults.is_empty(), !is_left);
        }
        faults.always(Fault::Latency(Duration::ZERO));
        fault_of_next(&faults);
        assert!(!faults.is_empty());
    }

    #[test]
    fn the_rules_are_shown_and_not_what_guards_them() {
        let faults = Faults::default();
        faults.next(1, Fault::Silence);

        let rule = Rule::new(Fault::Silence).times(1);
        assert_eq!(format!("{faults:?}"), format!("Faults([{rule:?}])"));
    }
}
