#!/usr/bin/env bash
# A clean clone with nothing but Python, git and make reaches the timeline; under 180 s first, under 20 s after.
set -euo pipefail
here=$(git rev-parse --show-toplevel)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
git clone --quiet "$here" "$place/ruznama"
cd "$place/ruznama"
timed() {
  local start end
  start=$(date +%s.%N)
  "${@:3}" > "$place/out" 2> "$place/err" || { cat "$place/out" "$place/err"; exit 1; }
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" -v limit="$1" -v what="$2" \
    'BEGIN { printf "%s: %.2f s (limit %s s)\n", what, b - a, limit; exit (b - a > limit) }'
}
timed 180 "make demo, clean clone" make demo
head -n 40 "$place/out"
timed 20 "make demo, already set up" make demo
.venv/bin/ruznama --help > "$place/out"
timed 0.3 "ruznama --help" .venv/bin/ruznama --help
