//! What is asked of `retry`, and it does not say.

/// The attempts that a policy makes unless told otherwise.
const ATTEMPTS: u32 = 3;

/// What to do where a number or a yes was written. It is not to write `always`, which lets a `POST` be sent twice.
pub(super) fn help(written: &str) -> Option<String> {
    match written {
        // As often as never.
        "0" => None,
        "true" | "yes" | "on" => Some(
            "leave it out, and the HTTP method decides; `never` says that sending it twice does \
             harm, `always` that it does none"
                .to_owned(),
        ),
        number if number.parse::<f64>().is_ok() => Some(how_often(number)),
        _ => None,
    }
}

fn how_often(number: &str) -> String {
    let attempts: u32 = number.parse().unwrap_or(ATTEMPTS);
    format!(
        "how often is set when it runs, by `.retry(RetryPolicy::default().attempts({attempts}))` of the client or the call; \
         `retry` says only whether sending it twice does no harm"
    )
}
