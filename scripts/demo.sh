#!/bin/sh
# From a PDF to a prepared meeting, on the paper that ships with the project.
set -eu

sample=corpus/samples/mechanistic-interpretability-primer.pdf
paper=mechanistic-interpretability-primer

step() {
  printf '\n\033[1m$ readgroup'
  for word in "$@"; do
    case "$word" in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\033[0m\n'
  readgroup "$@"
}

step add "$sample"
step search "what is superposition" -k 3
step summarize "$paper" --length short
step summarize "$paper" --section 5
step questions "$paper" -n 6
step export "$paper" --format markdown
step sheet "$paper"
step export "$paper" --format html

cat <<'END'

The meeting is prepared: notes to write in, a sheet for the table and a packet to send around
lie in corpus/library/exports.

Next:
  make app                                        open the app at http://localhost:8501
  . .venv/bin/activate                            then, for a paper of your own:
  readgroup fetch 2501.16496                      "Open Problems in Mechanistic Interpretability"
  readgroup fetch --list mechanistic-interpretability
END
