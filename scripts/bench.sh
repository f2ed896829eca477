#!/bin/sh
# What benchmarks/ can measure here; real papers and evaluation sets come from READGROUP_TESTDATA.
set -eu
python=$1
sample=corpus/samples/mechanistic-interpretability-primer.pdf

"$python" -m benchmarks.cold
if [ -z "${READGROUP_TESTDATA:-}" ]; then
  echo "READGROUP_TESTDATA is not set: only the sample paper is measured." >&2
  "$python" -m benchmarks.parsing "$sample"
  "$python" -m benchmarks.ingest "$sample"
  exit 0
fi
"$python" -m benchmarks.parsing "$READGROUP_TESTDATA"/corpus/pdf/*.pdf
"$python" -m benchmarks.ingest "$READGROUP_TESTDATA"/corpus/pdf/2404.14082v3.pdf
