#!/bin/sh
# The sample project, the whole way, in a copy of it: segments, catalogs, glossary, memory, drafts, derivation, checks,
# editions. Nothing is sent anywhere. Usage: demo.sh L10N FOLDER
set -eu
l10n=$1
folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold='' plain=''; fi
say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
run() { printf '$ l10n %s\n' "$*"; "$l10n" "$@"; }

rm -rf "$folder"
mkdir -p "$folder"
for part in releases glossary locales memory; do
  if [ -d "$here/$part" ]; then cp -R "$here/$part" "$folder/"; fi
done
awk '/^\[tool\.l10n/ { on = 1 } /^# -+ lint/ { on = 0 } on { sub(/tool\.l10n\.?/, ""); if ($0 != "[]") print }' \
  "$here/pyproject.toml" > "$folder/l10n.toml"
cd "$folder"

say "1. Segments: what a translator will see of a release"
"$l10n" segment releases/ai-matching-programme.md > segments.txt
head -n 14 segments.txt
echo "…"
tail -n 1 segments.txt

say "2. Catalogs: one PO file for each release and language"
run extract

say "3. Drafts: what was approved before is offered again; names come from the glossary"
run draft
run derive

say "4. Checks: names, numbers, script, punctuation, codes"
run check --fail-on never

say "5. Editions: the approved release for publication, the others as marked drafts"
run build jiangsu-centre-opening
run build --drafts ai-matching-programme smart-lab-open-day

say "6. How far everything is"
run status

say "What was made"
echo "catalogs   $folder/locales/<locale>/LC_MESSAGES/*.po   (open them in Poedit, OmegaT, Virtaal or Weblate)"
echo "editions   $folder/dist/<release>/*.html and *.md       (open one in a browser)"
echo
echo "What to do next: open $folder/locales/zh_Hant_HK/LC_MESSAGES/ai-matching-programme.po in a PO editor,"
echo "translate what is empty, clear \"fuzzy\" on drafts that are right, then in $folder run:"
echo "  $l10n check ai-matching-programme"
echo "  $l10n approve ai-matching-programme --locale zh_Hant_HK --by \"Your Name\""
echo "  $l10n build ai-matching-programme"
