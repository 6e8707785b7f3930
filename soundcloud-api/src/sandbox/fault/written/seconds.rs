//! Times in seconds, which may have parts.

use std::time::Duration;

use serde_json::Value;

use super::super::retry_after::whole_seconds;

pub(super) fn read_seconds(seconds: &Value) -> Option<Duration> {
    match seconds.as_u64() {
        Some(whole) => Some(Duration::from_secs(whole)),
        None => Duration::try_from_secs_f64(seconds.as_f64()?).ok(),
    }
}

/// What is read as this time; one too long for its parts is rounded up.
pub(super) fn write_seconds(time: Duration) -> Value {
    let seconds = Value::from(time.as_secs_f64());
    if time.subsec_nanos() > 0 && read_seconds(&seconds) == Some(time) {
        return seconds;
    }
    whole_seconds(time).into()
}
