#!/usr/bin/env python3
"""Compares, byte for byte, what an editor is shown of every article below FOLDER with what the command line finds.

    evals/agreement.py FOLDER [PROGRAM]

Prints each article on which they differ, and how many agree. Ends with 1 if any differ.
"""

import json
import pathlib
import subprocess
import sys
import time

# Seconds.
PATIENCE = 10
SEVERITIES = ["", "error", "warning", "info", "hint"]


class Editor:
    """A client that pulls diagnostics from a server in `folder`."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.asked = 0
        root = folder.as_uri()
        capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities,
                                "workspaceFolders": [{"uri": root, "name": folder.name}]})
        self.send({"method": "initialized", "params": {}})
        # Comes when the archive has been read.
        while self.read().get("method") != "workspace/diagnostic/refresh":
            pass

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            name, _, value = line.partition(b": ")
            length = int(value) if name == b"Content-Length" else length
        message = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            self.send({"id": message["id"], "result": None})
        return message

    def ask(self, method, params):
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": params})
        while (message := self.read()).get("id") != self.asked or "method" in message:
            pass
        return message["result"]

    def shown(self, path, text, expected):
        """What the editor is shown; given time to come to `expected`: what others say is heard after their files are read."""
        uri = path.as_uri()
        language = "plaintext" if path.suffix == ".txt" else "markdown"
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        end = time.monotonic() + PATIENCE
        while True:
            report = self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            shown = sorted(said(item["range"], item["code"], SEVERITIES[item["severity"]], item["message"])
                           for item in report["items"])
            if shown == expected or time.monotonic() > end:
                break
            time.sleep(0.05)
        self.send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
        return shown


def said(place, rule, severity, message):
    return json.dumps([place, rule, severity, message], ensure_ascii=False, sort_keys=True)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/copydesk"
    program = str(pathlib.Path(program).resolve())
    output = subprocess.run([program, "check", "--format", "json", "--exit-zero", str(folder)], stdout=subprocess.PIPE, check=False).stdout
    found, other_encoding = {}, set()
    for finding in json.loads(output)["findings"]:
        path = pathlib.Path(finding["path"])
        if "encoding" in finding:
            other_encoding.add(path)
        found.setdefault(path, []).append(
            said(finding["range"], finding["rule"], finding["severity"], finding["message"]))
    editor = Editor(program, folder)
    same = different = 0
    for path in sorted(path for ending in ("txt", "md", "markdown") for path in folder.rglob("*." + ending)):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if path in other_encoding:
            continue
        checked = sorted(found.get(path, []))
        shown = editor.shown(path, text, checked)
        if shown == checked:
            same += 1
            continue
        different += 1
        print(path)
        for line in sorted(set(shown) - set(checked)):
            print("  only in the editor:", line)
        for line in sorted(set(checked) - set(shown)):
            print("  only on the command line:", line)
    editor.process.kill()
    findings = sum(map(len, found.values()))
    print(f"{same} articles alike, {different} not; {findings} findings on the command line")
    sys.exit(1 if different else 0)


main()
