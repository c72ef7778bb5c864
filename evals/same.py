#!/usr/bin/env python3
"""Compares who said what in folders that hold the same articles with other line breaks: same.py COPYDESK FOLDER FOLDER…"""
import json
import pathlib
import subprocess
import sys


def attributions(copydesk, path):
    """The attributions of a file as words: kind, source, cue and content, white space apart."""
    printed = subprocess.run([copydesk, "attributions", "--format", "jsonl", path], stdout=subprocess.PIPE, check=True)
    data = path.read_bytes()
    said = json.loads(printed.stdout)["attributions"]
    words = lambda spans: " … ".join("".join(data[s:e].decode().split()) for s, e in spans)
    return [(each["kind"], *(words(each[part]) for part in ("source", "cue", "content"))) for each in said]


copydesk, first, *others = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
same = differ = 0
for path in sorted(first.glob("*.txt")):
    expected = attributions(copydesk, path)
    for other in (folder / path.name for folder in others if (folder / path.name).exists()):
        found = attributions(copydesk, other)
        same += sum(one in found for one in expected)
        for one in [one for one in expected if one not in found] + [one for one in found if one not in expected]:
            differ += 1
            print(f"{other}: {' / '.join(one)[:160]}")
print(f"{same} attributions the same, {differ} not")
