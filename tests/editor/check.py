#!/usr/bin/env python3
"""Checks what an editor shows of a declared trait, by asking rust-analyzer as an editor does.

    python3 tests/editor/check.py                        # rust-analyzer of the PATH or the toolchain
    python3 tests/editor/check.py --rust-analyzer PATH
    python3 tests/editor/check.py --require              # and fail where there is none

The crate that is edited is written to `target/editor`, what the server says to `server.log` there.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import declared
import half_written
import mistakes
from editor import Editor
from report import Report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
CRATE = TARGET / "editor"

MANIFEST = f"""\
[package]
name = "edited"
edition = "2024"

[workspace]

[dependencies]
serde = {{ version = "1", features = ["derive"] }}
soundcloud-api = {{ path = "{ROOT / 'soundcloud-api'}", default-features = false }}
"""


def with_api(text):
    """The trait with `#[api]`, which expands its endpoints together."""
    return text.replace("endpoint};", "api, endpoint};").replace("pub trait", "#[/*api*/api]\npub trait")


FORMS = {"": str, "#[api] ": with_api}


def write_crate():
    """With the versions of the workspace."""
    (CRATE / "src").mkdir(parents=True, exist_ok=True)
    (CRATE / "src/lib.rs").write_text("")
    (CRATE / "Cargo.toml").write_text(MANIFEST)
    shutil.copy(ROOT / "Cargo.lock", CRATE / "Cargo.lock")


def sysroot():
    command = ["rustc", "--print", "sysroot"]
    output = subprocess.run(command, check=True, capture_output=True, text=True)
    return Path(output.stdout.strip())


def rust_analyzer(given):
    """The first that runs: what `rustup` puts into the PATH may lead nowhere."""
    candidates = [shutil.which("rust-analyzer"), sysroot() / "bin/rust-analyzer"]
    for candidate in filter(None, [given] if given else candidates):
        try:
            asked = subprocess.run([candidate, "--version"], capture_output=True, text=True)
        except OSError:
            continue
        if asked.returncode == 0:
            print(asked.stdout.strip())
            return candidate
    return None


def options():
    """What an editor's settings would say."""
    cargo = {"extraArgs": ["--offline"], "extraEnv": {"CARGO_TARGET_DIR": str(CRATE / "target")}}
    if not (sysroot() / "lib/rustlib/src/rust/library").exists():
        # Without `rust-src` no standard library is known, and nearly nothing works.
        cargo["sysrootSrc"] = str(HERE / "library")
    return {
        "cargo": cargo,
        "checkOnSave": False,
        "cachePriming": {"enable": False},
        "completion": {"autoimport": {"enable": False}, "postfix": {"enable": False}},
    }


def main():
    formatter = argparse.RawDescriptionHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    arguments.add_argument("--rust-analyzer", metavar="PATH")
    arguments.add_argument("--require", action="store_true")
    given = arguments.parse_args()
    command = rust_analyzer(given.rust_analyzer)
    if command is None:
        print("skipped: no rust-analyzer that runs")
        return 1 if given.require or given.rust_analyzer else 0
    write_crate()
    report = Report()
    with open(CRATE / "server.log", "w", encoding="utf-8") as log:
        editor = Editor([command], CRATE, options(), log)
        try:
            for name, form in FORMS.items():
                editor.form = form
                report.form = name
                for part in (declared, mistakes, half_written):
                    part.check(editor, report)
        finally:
            editor.server.stop()
    print(f"\n{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
