/** A backtest as one page that needs nothing else: charts, tables and leads, in light and dark. */
import type { BacktestDocument } from "../../schemas/generated/backtest.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import { drawBars } from "./backtest-chart.ts";
import { style } from "./backtest-style.ts";
import {
  type BacktestTable,
  describeBacktest,
  describeFirst,
  listTables,
  showDelta,
  showMove,
} from "./backtest-words.ts";
import { formatCount } from "./layout.ts";

export function renderBacktestAsPage(document: BacktestDocument, zone: Zone): string {
  const { title, summary } = describeBacktest(document, zone);
  const tables = listTables(document);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Backtest: ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kicker">Backtest</p>
<h1>${escapeHtml(title)}</h1>
<p class="summary">${escapeHtml(summary)}</p>
<p class="legend" aria-hidden="true"><span class="swatch before"></span> before <span class="swatch after"></span> after, each table to its own scale</p>
</header>
<main>
${tables.map(writeTable).join("\n")}
${writeExamples(document, zone)}
</main>
</body>
</html>
`;
}

function writeTable({ title, rows }: BacktestTable): string {
  // Every table has all columns, so that they stand below each other.
  const hasRates = rows.some(({ rates }) => rates !== undefined);
  const lines = rows.map(({ label, pair, rates }) => {
    const tone = pair.delta === 0 ? "same" : "moved";
    const rate = `<td class="rate">${rates === undefined ? "" : escapeHtml([...new Set(rates)].join(" → "))}</td>`;
    return `<tr><th scope="row">${escapeHtml(label)}</th><td class="bars">${drawBars(pair, rows)}</td><td>${formatCount(pair.base)}</td><td>${formatCount(pair.head)}</td><td class="${tone}">${showDelta(pair)}</td>${rate}</tr>`;
  });
  const head = `<tr><th scope="col"><span class="hidden">What</span></th><th scope="col" class="bars"><span class="hidden">Chart</span></th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Change</th>${hasRates ? '<th scope="col" class="rate">Rate</th>' : '<td class="rate"></td>'}</tr>`;
  return `<section>
<table>
<caption><h2>${escapeHtml(title)}</h2></caption>
<thead>${head}</thead>
<tbody>
${lines.join("\n")}
</tbody>
</table>
</section>`;
}

function writeExamples(document: BacktestDocument, zone: Zone): string {
  const { examples, changed } = document;
  if (examples.length === 0) return "";
  const items = examples.map((example) => {
    const { when, before, after } = describeFirst(example, zone);
    const { change, place } = example.first;
    const source =
      place === undefined
        ? ""
        : `<p class="source"><code>${escapeHtml(`${place.file}:${place.line}`)}</code> <code class="text">${escapeHtml(place.text)}</code></p>`;
    return `<li>
<h3>${escapeHtml(example.name)} <span>${escapeHtml(showMove(document, example))}</span></h3>
<dl><dt>${escapeHtml(when)}</dt><dd><span class="was">${escapeHtml(before)}</span> <span aria-label="becomes">→</span> <span class="is">${escapeHtml(after)}</span></dd></dl>
${change === undefined ? "" : `<p class="change">${escapeHtml(change)}</p>\n`}${source}
</li>`;
  });
  const more = changed.leads - examples.length;
  const rest = more > 0 ? `\n<p class="more">and ${formatCount(more)} more</p>` : "";
  return `<section class="leads">
<h2>Leads that fare differently</h2>
<ol>
${items.join("\n")}
</ol>${rest}
</section>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
