/** The style of drawings to scale: grade bars, timelines, weeks. */

export const drawingStyle = `.drawing text { font-family: var(--sans); fill: var(--ink); }
.d-start { text-anchor: start; }
.d-middle { text-anchor: middle; }
.d-end { text-anchor: end; }
.d-small { font-size: 12px; fill: var(--soft); }
.d-strong { font-size: 12px; font-weight: 700; }
.drawing .d-strong.d-middle { font: 600 14px var(--serif); }
.d-track { fill: none; stroke: var(--strong-rule); }
.d-reach { fill: var(--tint); stroke: var(--accent); }
.d-late { fill: var(--bad-tint); stroke: var(--bad); stroke-dasharray: 3 3; }
.d-cut, .d-tick, .d-lead { stroke: var(--accent); stroke-width: 1; }
.d-cut { stroke-width: 1.5; }
.d-lead { stroke: var(--strong-rule); }
.d-promise .d-lead { stroke: var(--accent); stroke-width: 1.5; }
.d-late .d-lead { stroke: var(--bad); stroke-dasharray: none; }
g.d-late { fill: none; stroke: none; }
.drawing g.d-late .d-strong { fill: var(--bad); }
.d-grid { stroke: var(--rule); }
.d-open { fill: var(--accent); }
.drawing .d-on { fill: var(--paper); font-size: 11px; }
`;
