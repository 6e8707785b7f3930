#!/usr/bin/env python3
"""Shows that the tests of `tests/faults` can fail: breaks a promise of the runtime, one at a time, and
expects the test of its row to say so.

    python3 tests/faults/mutations.py             # all, in a copy of the sources; half an hour
    python3 tests/faults/mutations.py t08 r07     # some
    python3 tests/faults/mutations.py --check     # only that every mutation still has its place

Each mutation is a line of the runtime in place of another. A test that passes all the same is a survivor,
and makes this program fail.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path("soundcloud-api/src")

# Row, file, the line as it is, the line that breaks it, and what is then wrong.
MUTATIONS = [
    ("t01", "retry.rs", "_ => error.was_sent() == Sent::No,", "_ => false,",
     "a POST that was not sent is not tried again"),
    ("t02", "client/connector.rs", ".connect_timeout(self.limits.connect)", "",
     "connecting has no limit"),
    ("t05", "retry.rs", "_ if is_idempotent => true,",
     "_ if is_idempotent => error.kind() != ErrorKind::Timeout(TimeoutPhase::Connect),",
     "a GET that was not sent in time is not tried again"),
    ("t06", "error.rs", "Kind::Transport(phase) => *phase != TransportPhase::Tls,", "Kind::Transport(_) => true,",
     "a wrong certificate is tried again"),
    ("t08", "retry.rs", "_ => error.was_sent() == Sent::No,", "_ => true,",
     "a POST that may have had its effect is sent again"),
    ("t08", "exchange.rs", "    tried.sent = tried.sent.max(retry::may_have_effect(&failed));\n", "",
     "what an earlier attempt has done is not told"),
    ("t13", "exchange.rs", "            limits.response,\n            Kind::Timeout(TimeoutPhase::Response),", "limits.stall, Kind::Stalled",
     "a head that does not come is a stall"),
    ("t14", "exchange/body.rs", "Deadline::new(began, limits.stall, Kind::Stalled)",
     "Deadline::new(began, limits.response, Kind::Stalled)",
     "a body may stand still for longer than it may"),
    ("t15", "request.rs", ".or_else(|| (!is_stream).then_some(Limits::TOTAL))", "",
     "a call has no limit in all"),
    ("t15", "exchange/body.rs", "    watch.limit_rest(Limits::TOTAL);\n", "",
     "an answer to an upload may trickle for ever"),
    ("t15", "exchange.rs", "chunk.len() >= space || client.time().now() >= end", "chunk.len() >= space",
     "an error of a call that streams may trickle for ever"),
    ("t07", "error/transport.rs", "    if is_tls(error) {\n        // The", "    if false {\n        // The",
     "what a server says of the handshake when that is over is no HTTP"),
    ("t21", "client/connector.rs", ".retry(reqwest::retry::never())", "",
     "a refused request is sent again by reqwest as well, nine times in all"),
    ("h02", "exchange/redirect.rs", "100..=199 | 600.. => return Err(unasked(status)),", "",
     "an answer that switches protocols is an error of the server's words"),
    ("h06", "exchange/redirect.rs", "304 => return refuse(\"nothing was asked that could be unchanged\"),", "304 => return Ok(None),",
     "304 is an error of the server's words"),
    ("h11", "retry.rs", "Some(asked) => Some(asked.max(own)),", "Some(_) => Some(own),",
     "`Retry-After` is not waited for"),
    ("h13", "retry.rs", "Some(asked) if asked > policy.longest_retry_after => None,", "",
     "any `Retry-After` is waited for"),
    ("h15", "soundcloud.rs", ".reset_time(RateLimit::reset_time)", "",
     "the body does not tell when a limit ends"),
    ("h15", "soundcloud/rate_limit.rs", "most: of_limit(\"max_nr_of_requests\").and_then(Value::as_u64),", "most: None,",
     "how many requests may be made is not read"),
    ("h15", "soundcloud/rate_limit.rs", "body.get(\"spam_warning_urn\")?", "body.get(\"meta\")?.get(\"spam_warning_urn\")?",
     "a warning of spam is looked for where it is not"),
    ("h15", "error/api.rs", ".filter(|_| is_limit)", ".filter(|_| is_limit || true)",
     "a failure that is no limit waits for the end of one"),
    ("h16", "retry.rs", "ErrorKind::Api => is_put_off(error),", "ErrorKind::Api => true,",
     "a POST is sent again after 503"),
    ("h20", "decode/stranger.rs", "has(&ERRORS) && !has(fields)", "false && has(&ERRORS) && !has(fields)",
     "an error that comes as a success is a value with nothing in it"),
    ("h21", "exchange.rs", "if !can_wait || !client.budget().take() {", "if !can_wait {",
     "there is no budget of retries"),
    ("h22", "retry/policy.rs", ".mul_f64(fastrand::f64())", ".mul_f64(1.0)",
     "all clients come back at the same moment"),
    ("h23", "exchange.rs", "client.time().can_wait() && watch.has_time_for(delay)", "client.time().can_wait()",
     "a wait goes beyond the time for the whole call"),
    ("h03", "exchange/body.rs", "if is_blank || tells_end", "if tells_end",
     "a space that is an answer is a cut one"),
    ("b03", "exchange/unpack.rs", "    unpacked.extensions_mut().insert(Unpacked);\n", "",
     "what was packed is cut, though it was unpacked to its end"),
    ("b03", "exchange/body.rs", "Err(error) if error.is_eof() => Err(", "Err(error) if error.is_eof() && false => Err(",
     "JSON that ends in the middle is not asked for again"),
    ("b06", "exchange/body.rs", "let Some(encoding) = response.headers().get(header::CONTENT_ENCODING) else {",
     "let Some(encoding) = response.headers().get(header::CONTENT_RANGE) else {",
     "bytes that are still encoded reach the parser"),
    ("b08", "exchange/body.rs", "if length.is_some_and(|length| length > limits.body) {", "if false {",
     "what says that it is too large is read all the same"),
    ("r01", "request.rs", "let own = self.own && self.client.is_own(&url);", "let own = self.own || self.client.is_own(&url);",
     "credentials go wherever a redirect leads"),
    ("r02", "exchange/redirect.rs", "let safe = matches!(*method, Method::GET | Method::HEAD);", "let safe = true;",
     "a change is a GET of wherever it is led"),
    ("r02", "retry.rs", "        _ if was_answered => false,\n", "",
     "a POST that a redirect has answered is sent again where that leads to nothing"),
    ("r05", "exchange/redirect.rs", "if left == 0 {", "if left == 0 && url.port() == Some(1) {",
     "redirects are followed for ever"),
    ("r06", "exchange/redirect.rs", "    if has_user(&url) {\n        return refuse", "    if false {\n        return refuse",
     "a redirect may name a user"),
    ("r07", "client/redirect_hosts.rs", "if is_private(url) && !is_private(base) {", "if false {",
     "a redirect may lead to a private network"),
    ("r09", "exchange/locate.rs", "if prepared.client.is_own(&url) && !redirect::has_user(&url) {", "if url.has_host() {",
     "a place may be anybody's"),
    ("r10", "exchange/redirect.rs", "prepared.is_repeatable() && retry::is_idempotent(prepared.endpoint, &prepared.method)",
     "prepared.is_repeatable() || retry::is_idempotent(prepared.endpoint, &prepared.method)",
     "a POST is sent again for a new address of its result"),
    ("p01", "page/walk.rs", "if !client.is_own(&url) || has_user(&url) {", "if has_user(&url) {",
     "a link to the next page is followed to any host"),
    ("p02", "page/walk.rs", "if client.rebases_pages() && matches!(url.scheme(), \"http\" | \"https\") {", "if client.rebases_pages() {",
     "a page may be a file of the API's"),
    ("p03", "page/walk.rs", "if !self.followed.insert(&url) {", "if !self.followed.insert(&url) && self.empty > 100 {",
     "pages are walked in a circle"),
    ("p04", "page/walk.rs", "if self.empty >= limits.empty_pages {", "if self.empty > limits.pages {",
     "empty pages are walked over without end"),
    ("p06", "page/walk.rs", "Err(error.resumed_by(cursor))", "Err(error.resumed_by(cursor.filter(|_| false)))",
     "an error does not tell where to go on"),
    ("p06", "page/walk.rs", "*cursor = Cursor::from(url.as_str());", "",
     "a listing goes on from a link that is relative to what nobody knows"),
    ("u03", "progress.rs", "            self.0.waiting.wake();\n", "",
     "the time for an answer begins when that for a stall is over"),
    ("u03", "exchange.rs", "Deadline::new(moved, limits.stall, Kind::Stalled)", "Deadline::new(moved, limits.response, Kind::Stalled)",
     "an upload may stand still for longer than it may"),
    ("u03", "progress.rs", "        self.progress.moves(true);", "",
     "an upload whose end nobody asks for is a stall"),
    ("u03", "progress.rs", "let piece = self.held.split_to(PIECE.min(self.held.len()));", "let piece = self.held.split_to(self.held.len());",
     "a long piece that is sent slowly is a stall"),
    ("u08", "exchange/save.rs", "let _ = std::fs::remove_file(part);", "",
     "what is left of a file that was cut stays"),
    ("u09", "exchange/save.rs", "Ok(rest) if version.has_rest(self.part.length, rest.headers()) => Ok(Some(rest)),",
     "Ok(rest) if rest.status().is_success() => Ok(Some(rest)),",
     "a file is put together from parts that do not fit"),
    ("u12", "retry.rs", "ErrorKind::Api => is_put_off(error),", "ErrorKind::Api => true,",
     "an upload that may have had its effect is sent again"),
    ("l02", "exchange.rs", "chunk.len() >= space ||", "chunk.len() > usize::MAX / 2 ||",
     "an endless error is read for ever"),
    ("l03", "exchange.rs", "let place = enter(&prepared.client, &mut watch).await?;",
     "let place = Arc::new(tokio::sync::Semaphore::new(1)).acquire_owned().await.map_err(|error| Error::with_source(Kind::Stalled, error))?;",
     "any number of calls is under way at once"),
    ("s01", "request.rs", "        secrets.extend(led.cloned());\n", "",
     "a secret is shown by the server that a redirect leads to"),
    ("s02", "error/transport.rs", "from_reqwest(error.without_url())", "from_reqwest(*error)",
     "an error prints the URL"),
    ("s03", "response.rs", ".field(\"headers\", &RedactedHeaders(&self.headers))", ".field(\"headers\", &self.headers)",
     "a response shows what its headers echo"),
    ("s04", "redact/echo.rs", "let mut shown = without(secrets, &format!(\"{text}{CUT}\"));", "let mut shown = without(secrets, text);",
     "a body that ends within a token shows most of it"),
    ("s04", "decode.rs", "Some((beginning, rest)) if !rest.is_empty() => format!(\"{beginning}…\"),",
     "Some((beginning, _)) => beginning.to_owned(),",
     "a document is cut within a token"),
    ("c07", "client/builder.rs", "self.limits.concurrency.min(Semaphore::MAX_PERMITS)", "Semaphore::MAX_PERMITS",
     "nobody waits for a place"),
]


def place(root, mutation):
    """The file of a mutation and its text, with the line where it is expected, once."""
    row, name, before, _, _ = mutation
    path = root / SOURCE / name
    text = path.read_text()
    if (found := text.count(before)) < 1:
        sys.exit(f"{row}: {SOURCE / name} has no longer this line: {before}")
    return path, text, found


def test(root, row):
    """Whether the tests of a row pass."""
    command = ["cargo", "test", "--offline", "--quiet", "--package", "soundcloud-tests", "--test", "faults", "--", f"{row}_"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | {"RUST_BACKTRACE": "0"})
    output = done.stdout + done.stderr
    if "could not compile" in output:
        sys.exit(f"{row}: the mutation does not compile\n{output[-3000:]}")
    if "running 0 tests" in output and done.returncode == 0:
        sys.exit(f"{row}: there is no test of this row")
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", help="only these rows")
    parser.add_argument("--check", action="store_true", help="only look whether every mutation has its place")
    options = parser.parse_args()
    chosen = [mutation for mutation in MUTATIONS if not options.rows or mutation[0] in options.rows]
    for mutation in chosen:
        place(ROOT, mutation)
    if options.check:
        return print(f"{len(chosen)} mutations have their place")
    os.environ.setdefault("CARGO_TARGET_DIR", str(ROOT / "target" / "mutations"))
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("target", ".git", "node_modules"), symlinks=True)
        print("| row | what is broken | its test |\n|---|---|---|", flush=True)
        for mutation in chosen:
            row, _, before, after, meaning = mutation
            path, text, _ = place(copy, mutation)
            path.write_text(text.replace(before, after))
            passed = test(copy, row)
            path.write_text(text)
            print(f"| {row.upper()} | {meaning} | {'**passes**' if passed else 'fails'} |", flush=True)
            survivors += [row] * passed
    if survivors:
        sys.exit(f"not noticed: {', '.join(survivors)}")


if __name__ == "__main__":
    main()
