/** The style sheet of a backtest's page. */

export const style = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1c2024; --quiet: #5d646c; --rule: #ddd9d0; --before: #a9a49a; --after: #1f5f8b; --accent: #9a3412; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181b; --ink: #e8e6e1; --quiet: #a0a6ad; --rule: #343a40; --before: #6d727a; --after: #6cb2e4; --accent: #f4a261; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 3rem 1.5rem 5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 "Iowan Old Style", Charter, Georgia, serif; }
.kicker { margin: 0; color: var(--accent); font: 600 .75rem/1 ui-sans-serif, system-ui, sans-serif; letter-spacing: .12em; text-transform: uppercase; }
h1 { margin: .4rem 0 .5rem; font-size: 2rem; line-height: 1.15; font-weight: 600; overflow-wrap: anywhere; }
.summary { margin: 0; max-width: 42rem; font-size: 1.1rem; color: var(--quiet); }
.legend { margin: 1.5rem 0 0; font: .8rem/1 ui-sans-serif, system-ui, sans-serif; color: var(--quiet); }
.swatch { display: inline-block; width: 1.5rem; height: .5rem; margin: 0 .3rem 0 .8rem; border-radius: 1px; }
.swatch:first-child { margin-left: 0; }
.swatch.before, rect.before { background: var(--before); fill: var(--before); }
.swatch.after, rect.after { background: var(--after); fill: var(--after); }
.axis { stroke: var(--rule); }
section { margin-top: 2.75rem; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font: .85rem/1.35 ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
caption { padding: 0; }
h2 { padding: 0 0 .6rem; margin: 0; text-align: left; font: 600 1.2rem/1.3 "Iowan Old Style", Charter, Georgia, serif; }
thead th { padding: 0 0 .3rem .9rem; border-bottom: 1px solid var(--rule); color: var(--quiet); font-weight: 500; text-align: right; }
thead th { width: 5rem; }
thead th:nth-child(5) { width: 9rem; }
th.rate, td.rate { width: 9rem; }
thead th:first-child { width: auto; padding-left: 0; text-align: left; }
tbody th { padding: .35rem 0; font-weight: 400; text-align: left; }
td { padding: .35rem 0 .35rem .9rem; text-align: right; white-space: nowrap; }
td.bars, thead th.bars { width: 16.5rem; text-align: left; }
td.bars svg { display: block; max-width: 100%; }
td.moved { font-weight: 600; }
td.same, td.rate { color: var(--quiet); }
tbody tr + tr > * { border-top: 1px solid color-mix(in srgb, var(--rule) 55%, transparent); }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: .9rem 0; border-top: 1px solid var(--rule); }
h3 { margin: 0; font-size: 1rem; font-weight: 600; }
h3 span { margin-left: .6rem; color: var(--quiet); font-weight: 400; }
dl { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; margin: .35rem 0 0; }
dt { color: var(--quiet); font: .8rem/1.6 ui-sans-serif, system-ui, sans-serif; }
dd { margin: 0; }
.was { color: var(--quiet); }
.is { font-weight: 600; }
.change, .source, .more { margin: .2rem 0 0 11rem; }
.source { font-size: .8rem; color: var(--quiet); }
.more { color: var(--quiet); }
code { font: .8rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; }
code.text { padding: .05rem .35rem; border: 1px solid var(--rule); border-radius: 3px; color: var(--ink); overflow-wrap: anywhere; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media screen and (max-width: 56rem) { td.bars, thead th.bars { display: none; } }
@media screen and (max-width: 44rem) { body { padding: 2rem 1rem 4rem; } thead th, td { padding-left: .5rem; } thead th { width: 3.6rem; } thead th:nth-child(5), th.rate, td.rate { width: 4.2rem; } td.moved, td.rate { white-space: normal; } tbody th { overflow-wrap: anywhere; } dl { grid-template-columns: 1fr; } .change, .source, .more { margin-left: 0; } }
@page { size: A4; margin: 16mm; }
@media screen and (max-width: 22rem) { td.rate, th.rate { display: none; } }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #4a4f55; --rule: #cfc9bd; --before: #a9a49a; --after: #1f5f8b; --accent: #9a3412; }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section { margin-top: 1.4rem; }
  td.bars, thead th.bars { width: 8.5rem; }
  thead th { width: 3.8rem; }
  thead th:nth-child(5), th.rate, td.rate { width: 8.6rem; }
  li, tr { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
}
`;
