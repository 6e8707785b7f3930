#!/usr/bin/env python3
"""Stands in for rustc (`RUSTC_WORKSPACE_WRAPPER`) and appends the CPU seconds it took to a file."""

import os
import resource
import subprocess
import sys

# Cargo's job server is an open file.
status = subprocess.run(sys.argv[1:], close_fds=False).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Cargo also asks for the version and the like.
if "--emit=dep-info" in " ".join(sys.argv):
    with open(os.environ["RUSTC_CPU_LOG"], "a") as log:
        log.write(f"{used.ru_utime + used.ru_stime}\n")
sys.exit(status)
