/** The style of what stands on pages: headings, tables, facts, step diagrams. */

export const partStyle = `section { margin: 0 0 46px; }
section.item + section.item, main > section + section { border-top: 1px solid var(--rule); padding-top: 30px; }
.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; column-gap: 20px; margin-bottom: 14px; }
.head .kicker { grid-column: 1 / -1; }
.head-1 > :is(h1, h2, h3, h4) { font-size: 27px; }
.head-2 > :is(h1, h2, h3, h4) { font-size: 20px; }
.head-2 { margin: 24px 0 10px; }
.kicker { margin: 0 0 3px; font-size: 12.5px; letter-spacing: 0.03em; color: var(--accent); }
.place { font: 11.5px/1.5 var(--mono); color: var(--soft); white-space: nowrap; }
li .place, dd .place { margin-left: 0.5em; }
.doc { margin: 0 0 14px; max-width: 62ch; font-family: var(--serif); font-size: 18px; line-height: 1.48; }
q, td a, dd a, li a, p a, .brand, h1, h2, h3, h4 { unicode-bidi: plaintext; }
td .doc, th .doc { font: 400 14px/1.45 var(--sans); color: var(--soft); margin: 3px 0 0; }
p { margin: 0 0 14px; max-width: 68ch; }
q { font-family: var(--serif); font-size: 1.06em; quotes: "“" "”"; }
code { font: 0.86em var(--mono); color: var(--soft); }
.soft { color: var(--soft); font-weight: 400; }
.url { display: block; max-width: 30ch; font-size: 13px; font-weight: 400; color: var(--soft); overflow-wrap: anywhere; }
.tag { display: inline-block; font: 600 12px/1.5 var(--sans); letter-spacing: 0.01em; padding: 0 7px; border: 1px solid currentColor; border-radius: 3px; vertical-align: 0.18em; white-space: nowrap; }
.tag-plain { color: var(--soft); }
.tag-good { color: var(--accent); }
.tag-bad, .gap { color: var(--bad); }
td .tag, th .tag { vertical-align: baseline; font-size: 11.5px; }
.gap { font-weight: 600; }
.verdict { font-family: var(--serif); font-size: 18px; }
.verdict.bad { color: var(--bad); }

table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.45; margin: 0 0 22px; border-bottom: 1px solid var(--strong-rule); }
caption { text-align: left; font-size: 13.5px; color: var(--soft); padding: 0 0 8px; }
thead th { text-align: left; font-weight: 400; font-size: 13px; color: var(--soft); border-bottom: 1px solid var(--strong-rule); padding: 4px 16px 6px 0; vertical-align: bottom; }
tbody th, td { text-align: left; vertical-align: top; padding: 9px 16px 9px 0; border-top: 1px solid var(--rule); }
tbody tr:first-child > * { border-top: 0; }
tbody th { font-weight: 600; }
th:last-child, td:last-child { padding-right: 0; }
.number { font-variant-numeric: tabular-nums; }
td.number, th.number { text-align: right; white-space: nowrap; width: 1%; }
thead th.place, td.place { text-align: right; width: 1%; }
thead th.place { font: 400 13px/1.45 var(--sans); }
tbody th.number { font-weight: 400; color: var(--soft); }
.compact, .bars { width: auto; min-width: min(320px, 100%); }
.bars th:first-child { padding-right: 60px; }
.bars td:last-child { width: 340px; padding-left: 16px; }
.bar { display: inline-block; height: 9px; width: calc(var(--share) * 0.82); min-width: 2px; background: var(--accent); vertical-align: 0.05em; }
.members { width: auto; }
.members th:first-child { min-width: 260px; padding-right: 40px; }
.members td, .members thead th + th { min-width: 150px; }
.members td:has(.bar) { width: 320px; white-space: nowrap; }
.rules .number { font: 600 17px/1.3 var(--serif); color: var(--accent); padding-right: 22px; }
.rules thead .number { font: 400 13px/1.45 var(--sans); color: var(--soft); }
.rules .minus { color: var(--bad); }
.rules .limits { color: var(--soft); width: 31%; }
.rules tbody th { font-weight: 400; }
.rules .group th { padding-bottom: 2px; font-weight: 600; }
.rules tbody + tbody tr:first-child > * { border-top: 1px solid var(--rule); }
.rules .grouped > * { border-top-color: transparent; padding-top: 4px; padding-bottom: 5px; }
.rules .grouped th { padding-left: 18px; box-shadow: inset 2px 0 0 var(--rule); }
.measures { table-layout: fixed; }
.measures th:first-child { width: 26%; }
.measures th:nth-child(3) { width: 200px; }
.measures th.place { width: 150px; }
.target { font: 600 17px/1.3 var(--serif); color: var(--accent); }
.wide { overflow-x: auto; position: relative; }
.matrix { table-layout: fixed; }
.matrix th[scope="row"] { position: sticky; left: 0; background: var(--paper); z-index: 1; }
.matrix th, .matrix td { padding: 12px 18px 12px 0; }
.matrix td:has(.gap) { background: repeating-linear-gradient(135deg, var(--bad-tint) 0 7px, transparent 7px 14px) padding-box; padding-left: 12px; border-right: 12px solid var(--paper); }
.matrix td:last-child:has(.gap) { border-right: 0; }
.tight { margin: 0; padding-left: 1.3em; }
.tight li::marker { color: var(--soft); font-size: 13px; }
.assets td:nth-child(3) { max-width: 9em; }

.facts { margin: 0 0 20px; }
.facts > div { display: grid; grid-template-columns: 178px minmax(0, 1fr); column-gap: 20px; padding: 6px 0; border-top: 1px solid var(--rule); }
.facts > div:first-child { border-top: 0; padding-top: 0; }
.facts dt { color: var(--soft); font-size: 14.5px; padding-top: 0.5px; }
.facts dd { margin: 0; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain li + li { margin-top: 3px; }
.columns { columns: 2; }
.rules-list { margin: 0 0 18px; padding-left: 1.5em; }
.rules-list li { margin-bottom: 5px; padding-left: 4px; }
.rules-list li::marker { color: var(--soft); }

figure { margin: 0 0 24px; }
h1, h2, h3, h4, dd, p, li, .brand, caption { overflow-wrap: anywhere; }
th, td { overflow-wrap: break-word; }
td, tbody th { max-width: 30rem; }
figure svg { max-width: 100%; height: auto; display: block; }
figcaption { font-size: 13.5px; color: var(--soft); margin-top: 8px; max-width: 78ch; }
.diagram { margin-bottom: 46px; }
.diagram svg { margin: 0 auto; }
.legend { list-style: none; margin: 18px 0 0; padding: 0; columns: 2; column-gap: 36px; font-size: 14px; }
.legend li { position: relative; padding: 0 0 9px 32px; break-inside: avoid; }
.legend b { color: var(--ink); }
.legend-number { position: absolute; left: 0; top: 1px; min-width: 22px; padding: 0 5px; border: 1px solid var(--strong-rule); border-radius: 11px; text-align: center; font-size: 12px; font-weight: 700; line-height: 20px; color: var(--accent); }
.diagram figcaption { max-width: none; }
.diagram figcaption > p { margin: 0; max-width: 78ch; }

.steps, .branches { list-style: none; margin: 0; padding: 0; }
.step { position: relative; padding: 0 0 16px 30px; display: grid; grid-template-columns: 76px minmax(0, 1fr); column-gap: 12px; }
.step::before { content: ""; position: absolute; left: 6px; top: 0.42em; width: 10px; height: 10px; border-radius: 50%; background: var(--accent); z-index: 1; }
.step::after { content: ""; position: absolute; left: 10.5px; top: 0.7em; bottom: -0.7em; width: 1.5px; background: var(--strong-rule); }
.steps > .step:last-child::after { display: none; }
.step-wait::before, .step-wait_until::before { background: var(--paper); border: 2px solid var(--accent); }
.step-exit::before, .step-repeat::before { border-radius: 0; background: var(--soft); }
.step-if::before { border-radius: 0; transform: rotate(45deg); background: var(--paper); border: 2px solid var(--accent); }
.step-kind { color: var(--soft); font-size: 14px; padding-top: 1px; }
.step-if > .branches { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 16px 28px; margin-top: 10px; }
.branch { border-top: 2px solid var(--accent); padding-top: 8px; }
.branch-when { margin: 0 0 10px; font-size: 14.5px; }
.branch-empty { border-top-style: dotted; color: var(--soft); }
.branch { min-width: 0; }
.branch .step { grid-template-columns: 60px minmax(0, 1fr); padding-bottom: 10px; padding-left: 26px; }

.contents { margin: 0 0 40px; padding: 0; list-style: none; columns: 2; }
.whole-page { border-top: 2px solid var(--ink); padding-top: 28px; margin-top: 60px; }
.whole-page > header { margin-bottom: 28px; }
.whole-page > header h2 { font-size: 34px; }
.whole-page > section + section { border-top: 1px solid var(--rule); padding-top: 30px; }
@media screen {
  .wide > :is(svg, table) { min-width: var(--least); }
}
@media screen and (max-width: 880px) {
  .facts > div { grid-template-columns: 1fr; }
  .columns, .contents, .legend { columns: 1; }
  table:not(.matrix) { display: block; overflow-x: auto; position: relative; }
}
`;
