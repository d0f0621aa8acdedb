#!/usr/bin/env bash
# What action.yml runs: `l10n check` with annotations, and a SARIF file where one is asked for. Exit code: that of the check.
# Settings come as L10N_ACTION_* and are never evaluated; -P keeps what is checked out from being imported. Works with the
# bash 3.2 of macOS.
set -u -o pipefail
python=${L10N_ACTION_PYTHON:-python}
project=${L10N_ACTION_PROJECT:-.}
project=${project%/}
sarif=${L10N_ACTION_SARIF:-}
case $sarif in "" | /* | ?:*) ;; *) sarif=$PWD/$sarif ;; esac

words=(--fail-on "${L10N_ACTION_FAIL_ON:-error}")
[ -z "${L10N_ACTION_BASELINE:-}" ] || words+=(--baseline "$L10N_ACTION_BASELINE")
[ -z "${L10N_ACTION_CHANGED_FROM:-}" ] || words+=(--changed-from "$L10N_ACTION_CHANGED_FROM")
set -f # names are names, no patterns
words+=(--)
# shellcheck disable=SC2206 - separated by spaces, as the input says
words+=(${L10N_ACTION_PATHS:-})

# Both readers take paths from the repository's root; l10n writes them from the project's folder.
escaped() { printf '%s/' "$1" | sed 's/[&|\\]/\\&/g'; }
from="" address=""
if [ "$project" != . ]; then
  from=$(escaped "$project")
  address=$(escaped "$("$python" -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$project")")
fi

cd "$project" || exit 2
if [ -n "$sarif" ]; then
  "$python" -P -m l10n check --format sarif -o "$sarif" "${words[@]}" > /dev/null
  code=$?
  [ "$code" -le 1 ] || exit "$code"
  [ -z "$address" ] || { sed "s|^\( *\"uri\": \"\)|\1$address|" "$sarif" > "$sarif.new" && mv "$sarif.new" "$sarif"; }
fi
"$python" -P -m l10n check --format github "${words[@]}" | sed "s|^\(::[a-z]* file=\)|\1$from|"
