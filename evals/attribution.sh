#!/usr/bin/env bash
# Scores who said what, the alarms for quotes without a speaker, and that line breaks change neither.
set -euo pipefail
if [ $# -ne 2 ]; then
    echo "usage: evals/attribution.sh SCORER CORPORA" >&2
    exit 2
fi
scorer=$(realpath "$1") corpora=$(realpath "$2")
cd "$(dirname "$0")/.."
cargo build --release --quiet
copydesk=$PWD/target/release/copydesk

score() {
    if [ -x "$scorer" ]; then "$scorer" "$@"; else python3 "$scorer" "$@"; fi | tail -n 1
}

for corpus in polnear.dev gum.dev; do
    echo "== $corpus"
    score --gold "$corpora/attribution/$corpus" --run "$copydesk attributions --format jsonl"
done
echo "== polnear.seeded.dev"
score findings --gold "$corpora/attribution/polnear.seeded.dev" --run "$copydesk check --format json"
echo "== the same articles, wrapped in three ways"
evals/same.py "$copydesk" "$corpora"/wikinews "$corpora"/wikinews-wrapped "$corpora"/wikinews-unwrapped
echo "== speed, all rules"
cargo run --release --quiet --example measure -- "$corpora/attribution/polnear.dev" | tail -n 1
