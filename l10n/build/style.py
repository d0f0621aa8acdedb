"""The style sheet of the HTML page: one column, press-office plain, right for desk, phone and paper."""

STYLE = """
:root { --ink: #1d2733; --soft: #5b6775; --line: #d9dee5; --accent: #0b5cad; --wash: #f5f7fa; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1.0625rem/1.65 Georgia, "Times New Roman", serif; }
:lang(en) { font-family: Georgia, "Times New Roman", serif; }
:lang(zh-Hant-HK), :lang(zh-Hant) { font-family: "PingFang HK", "Noto Sans HK", "Noto Sans CJK HK", "Microsoft JhengHei", sans-serif; }
:lang(zh-Hans-CN), :lang(zh-Hans) { font-family: "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
:lang(zh) { line-height: 1.8; text-spacing-trim: trim-start; }
nav { border-bottom: 1px solid var(--line); background: var(--wash); font: .875rem/1 system-ui, sans-serif; }
nav ul { display: flex; flex-wrap: wrap; align-items: baseline; gap: .4rem 1.25rem; justify-content: flex-end; margin: 0 auto; padding: .85rem 1.25rem;
  max-width: 46rem; list-style: none; }
nav li { margin: 0; }
nav [aria-current] { font-weight: 600; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
a { color: var(--accent); text-underline-offset: .15em; overflow-wrap: anywhere; }
.date { margin: 0 0 1rem; color: var(--soft); font: .9375rem/1.4 system-ui, sans-serif; }
.kicker { margin: 0; color: var(--accent); font: 600 .875rem/1.6 system-ui, sans-serif; letter-spacing: .06em; }
:lang(en) .kicker { text-transform: uppercase; }
h1 { margin: .9rem 0 .4rem; font-size: clamp(1.5rem, 4.5vw, 2.1rem); line-height: 1.25; text-wrap: balance; }
h1 + p:not(.sub-headline) { margin-top: 1.25rem; }
.sub-headline { margin: 0 0 1.75rem; color: var(--soft); font-size: 1.15rem; font-weight: 600; line-height: 1.45; }
h2, h3, h4, h5, h6 { margin: 2rem 0 .5rem; font-size: 1.15rem; line-height: 1.4; }
p, ul, ol { margin: 0 0 1.1rem; }
li { margin-bottom: .3rem; }
.quotation { padding-left: 1.1rem; border-left: 3px solid var(--accent); }
blockquote { margin: 0 0 1.1rem; padding-left: 1.1rem; border-left: 3px solid var(--line); color: #3c4856; }
blockquote > :last-child, li > :last-child { margin-bottom: 0; }
blockquote .quotation { padding-left: 0; border-left: 0; }
li > ul, li > ol { margin-top: .3rem; }
.labelled { padding: 0; list-style: none; }
.labelled li { display: flex; gap: .55rem; }
.labelled .label { flex: none; min-width: 1.4rem; }
.depth1 { margin-left: 1.6rem; } .depth2 { margin-left: 3.2rem; } .depth3, .depth4 { margin-left: 4.8rem; }
img { max-width: 100%; height: auto; }
.picture { color: var(--soft); font-size: .9375rem; }
.picture img { display: block; margin-bottom: .4rem; }
pre { margin: 0 0 1.1rem; padding: .85rem 1rem; background: var(--wash); border: 1px solid var(--line); overflow-x: auto; line-height: 1.5; }
code { font: .9em/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
hr { margin: 2rem 0; border: 0; border-top: 1px solid var(--line); }
sub, sup { line-height: 0; font-size: .75em; }
.note a { padding: 0 .1em; text-decoration: none; }
.notes, .furniture { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9063rem; }
.notes p { margin: 0 0 .4rem; }
.notes ol { margin: 0; padding-left: 1.5rem; }
.back { text-decoration: none; }
details { margin: 0 0 1.1rem; padding: .6rem 1rem; border: 1px solid var(--line); }
details > :last-child { margin-bottom: .2rem; }
div:not([class]) { margin-bottom: 1.1rem; }
summary { cursor: pointer; font-weight: 600; }
.caption { color: var(--soft); font-size: .9375rem; }
.end-mark { margin: 2.25rem 0; text-align: center; letter-spacing: .2em; color: var(--soft); }
.table { margin: 0 0 1.25rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9688rem; line-height: 1.45; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { border-bottom: 2px solid var(--ink); }
th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; } .center { text-align: center; }
.contact { margin: 2rem 0; padding: 1rem 1.25rem; background: var(--wash); border-left: 3px solid var(--line); font-style: normal;
  font-size: .9688rem; }
section.boilerplate { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); color: #3c4856; font-size: .9375rem; }
.draft-banner { padding: .7rem 1.25rem; background: #b3261e; color: #fff; text-align: center; font: .9375rem/1.4 system-ui, sans-serif; }
.draft { background: #fff4d6; }
.untranslated { background: #ffd9d6; color: inherit; }
@media print { nav { display: none; } body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; } }
"""
