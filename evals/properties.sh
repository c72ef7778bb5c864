#!/usr/bin/env bash
# What holds for every text, tried on texts that no run of the tests has seen.
# Use: evals/properties.sh [CASES A PROPERTY] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."

export PROPTEST_CASES=${1:-20000} PROPTEST_RNG_SEED=${2:-$RANDOM$RANDOM}
echo "seed $PROPTEST_RNG_SEED"
cargo test --lib --test article --test edited_findings --test text_positions
