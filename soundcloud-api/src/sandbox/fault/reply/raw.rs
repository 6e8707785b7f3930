//! Answers that no server would give, byte by byte.

use bytes::Bytes;

use super::Reply;

impl Reply {
    /// The whole answer to a request for this URL, as it goes on the wire.
    pub(in super::super) fn raw(&self, url: &str) -> Bytes {
        let body = self.bytes();
        let mut bytes = format!("HTTP/1.1 {:03} \r\n", self.status).into_bytes();
        let headers = self.all_headers(url);
        let framed = headers.iter().any(|(name, _)| {
            ["content-length", "transfer-encoding"]
                .iter()
                .any(|framing| name.eq_ignore_ascii_case(framing))
        });
        for (name, value) in headers {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(&value);
            bytes.extend_from_slice(b"\r\n");
        }
        // The status of an interim answer forbids a length.
        if !framed && self.status >= 200 {
            bytes.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&body);
        bytes.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_three_digits_or_more() {
        assert_eq!(Reply::new(99).raw("/"), "HTTP/1.1 099 \r\n\r\n");
        assert!(Reply::new(1000).raw("/").starts_with(b"HTTP/1.1 1000 \r\n"));
    }

    #[test]
    fn a_length_of_ones_own_is_the_only_one() {
        let reply = Reply::new(200).header("Content-Length", "-1").body("x");

        assert_eq!(
            reply.raw("/"),
            "HTTP/1.1 200 \r\nContent-Length: -1\r\n\r\nx"
        );
    }
}
