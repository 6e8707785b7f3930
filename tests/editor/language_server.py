"""A language server over its standard input and output."""

import json
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue

SECONDS_TO_INDEX = 900
SECONDS_TO_ANSWER = 120


class NoAnswer(Exception):
    """The server refused, died, or took too long."""


class LanguageServer:
    """Speaks JSON-RPC with one process; one reader thread hands on what the server says."""

    def __init__(self, command, folder, options, log):
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        )
        self.messages = Queue()
        self.options = options
        self.asked = 0
        self.log = log
        threading.Thread(target=self.read, daemon=True).start()
        self.start(folder)

    def read(self):
        output = self.process.stdout
        while header := output.readline():
            length = 0
            while header.strip():
                name, _, value = header.decode().partition(":")
                if name.lower() == "content-length":
                    length = int(value)
                header = output.readline()
            self.messages.put(json.loads(output.read(length)))
        self.messages.put(None)

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def next(self, seconds):
        try:
            message = self.messages.get(timeout=seconds)
        except Empty:
            raise NoAnswer(f"nothing said for {seconds} seconds") from None
        if message is None:
            raise NoAnswer("the server has stopped")
        if "method" in message and "id" in message:
            self.answer(message)
        return message

    def answer(self, message):
        """Answers what the server asks of an editor."""
        asked = message["params"].get("items", []) if message.get("params") else []
        configuration = message["method"] == "workspace/configuration"
        result = [self.options] * len(asked) if configuration else None
        self.send({"id": message["id"], "result": result})

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def ask(self, method, parameters):
        """The result of a request, asked again while the server still works on what changed."""
        for _ in range(20):
            self.asked += 1
            self.send({"id": self.asked, "method": method, "params": parameters})
            message = self.next(SECONDS_TO_ANSWER)
            while message.get("id") != self.asked or "method" in message:
                message = self.next(SECONDS_TO_ANSWER)
            if "error" not in message:
                return message["result"]
            if message["error"]["code"] != CONTENT_MODIFIED:
                break
        raise NoAnswer(f"{method}: {message['error']['message']}")

    def start(self, folder):
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": Path(folder).as_uri(),
                "capabilities": CAPABILITIES,
                "initializationOptions": self.options,
            },
        )
        self.notify("initialized", {})

    def wait_until_indexed(self):
        """Until macros are built, crates loaded, and nothing is left to do."""
        while True:
            message = self.next(SECONDS_TO_INDEX)
            if message.get("method") == "experimental/serverStatus":
                status = message["params"]
                if status["quiescent"]:
                    return status.get("message")

    def stop(self):
        try:
            self.ask("shutdown", None)
            self.notify("exit", None)
            self.process.wait(timeout=10)
        except (NoAnswer, OSError, subprocess.TimeoutExpired):
            self.process.kill()


CONTENT_MODIFIED = -32801

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-8"]},
    "window": {"workDoneProgress": True},
    "workspace": {"configuration": True, "workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "hover": {"contentFormat": ["plaintext"]},
        "definition": {"linkSupport": False},
        "rename": {"prepareSupport": True},
        "diagnostic": {"dynamicRegistration": False},
        "completion": {"completionItem": {"snippetSupport": False, "labelDetailsSupport": True}},
    },
    "experimental": {"serverStatusNotification": True},
}
