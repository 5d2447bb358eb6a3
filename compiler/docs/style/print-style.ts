/** The style on paper: black on white, only the content, nothing torn apart that belongs together. */

export const printStyle = `@page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: counter(page); font: 8pt Helvetica, Arial, "Liberation Sans", sans-serif; color: #4a463f; } }
@media print {
  :root {
    --paper: #ffffff; --raised: #ffffff; --ink: #000000; --soft: #4a463f; --rule: #cfc9bd; --strong-rule: #777164;
    --accent: #1f5061; --tint: #e6eef0; --bad: #96301a; --bad-tint: #f9e8e1; --target: #ffffff;
  }
  html { font-size: 10pt; line-height: 1.42; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { display: block; max-width: none; padding: 0; }
  .side, .skip, .onward { display: none; }
  main, footer { max-width: none; padding: 0; }
  main > header { margin-bottom: 16pt; }
  h1 { font-size: 25pt; }
  .lead { font-size: 12.5pt; }
  .head-1 > :is(h1, h2, h3, h4) { font-size: 15.5pt; }
  .head-2 > :is(h1, h2, h3, h4) { font-size: 12.5pt; }
  .doc, .verdict { font-size: 11pt; }
  .place { font-size: 7pt; }
  table { font-size: 9pt; }
  caption, thead th, thead th.place, .facts dt, figcaption, .step-kind, .branch-when, td .doc, th .doc { font-size: 8.5pt; }
  .rules .number, .target { font-size: 11pt; }
  tbody th, td { padding-top: 4.5pt; padding-bottom: 4.5pt; padding-right: 10pt; }
  section { margin-bottom: 20pt; }
  section.item + section.item, main > section + section { padding-top: 14pt; }
  .facts > div { padding: 3pt 0; grid-template-columns: 105pt 1fr; }
  a { text-decoration: none; }
  .wide { overflow: visible; }
  h1, h2, h3, h4, .head, caption, thead, .kicker { break-after: avoid; }
  tr, .facts, .step, .wide:has(svg), .branch, div.item { break-inside: avoid; }
  table:not(.matrix, :has(tr:nth-child(13))), .whole-page > header, main > header, .doc, figure:not(.diagram), .diagram figcaption > p, caption { break-inside: avoid; }
  section > p, .item > .doc, .diagram .wide, .item > figure, .whole-page > header { break-after: avoid; }
  thead + tbody tr:first-child, .facts > div:first-child { break-before: avoid; }
  .matrix th[scope="row"] { position: static; }
  .legend { font-size: 8.5pt; }
  .legend-number { font-size: 8pt; }
  td, tbody th { max-width: none; }
  thead { display: table-header-group; }
  .diagram svg { max-height: 198mm; }
  .whole-page { break-before: page; border-top: 0; padding-top: 0; margin-top: 0; }
  .whole-page > header h2 { font-size: 21pt; }
  footer { font-size: 8pt; margin-top: 20pt; }
}
`;
