/** The style of the frame: colours for light and dark, type, the navigation, the search. */

export const frameStyle = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --raised: #ffffff; --ink: #1d1b18; --soft: #5d5850; --rule: #ddd7cb; --strong-rule: #8a8377;
  --accent: #1f5061; --tint: #e6eef0; --bad: #96301a; --bad-tint: #f9e8e1; --target: #f4efdc;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, Georgia, "Times New Roman", "Liberation Serif", serif;
  --sans: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  --mono: "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171613; --raised: #211f1b; --ink: #ece7dd; --soft: #b3aca0; --rule: #38342d; --strong-rule: #7d766a;
    --accent: #8fc3d1; --tint: #1d3038; --bad: #f0a186; --bad-tint: #3b2019; --target: #2d2a1c;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1260px; display: grid; grid-template-columns: 248px minmax(0, 1fr); grid-template-rows: auto 1fr auto; column-gap: 56px; padding: 0 32px; min-height: 100vh; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--strong-rule); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
:target { background: var(--target); box-shadow: 0 0 0 0.35em var(--target); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; background: var(--accent); color: var(--paper); padding: 8px 14px; z-index: 5; }
.skip:focus { top: 8px; }

.side { grid-row: 1 / -1; align-self: start; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 40px 4px 32px 2px; font-size: 14.5px; line-height: 1.4; }
.brand { font: 600 23px/1.15 var(--serif); letter-spacing: -0.005em; display: block; text-decoration: none; }
.edition { margin: 6px 0 18px; color: var(--soft); font-size: 13px; }
nav p { margin: 15px 0 4px; font-size: 11.5px; letter-spacing: 0.07em; text-transform: uppercase; color: var(--soft); }
nav ol { list-style: none; margin: 0; padding: 0; }
nav > p:first-child { margin-top: 18px; }
nav a { display: flex; gap: 10px; padding: 2.5px 0; text-decoration: none; }
nav a .number { width: 1.35em; text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; }
nav a[aria-current] { font-weight: 700; color: var(--accent); }
nav a[aria-current] .number { color: var(--accent); }
nav .whole { margin-top: 16px; padding-top: 12px; border-top: 1px solid var(--rule); }

.search { position: relative; }
.search input { width: 100%; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--strong-rule); border-radius: 4px; padding: 7px 10px; }
.search input::placeholder { color: var(--soft); opacity: 1; }
.search ul { position: absolute; z-index: 4; left: 0; width: 400px; max-height: 66vh; overflow-y: auto; margin: 4px 0 0; padding: 4px; list-style: none; background: var(--raised); border: 1px solid var(--strong-rule); border-radius: 4px; box-shadow: 0 10px 34px rgb(0 0 0 / 0.18); }
.search li { padding: 7px 10px; border-radius: 3px; cursor: pointer; display: grid; grid-template-columns: 1fr auto; column-gap: 12px; }
.search li b { font-weight: 600; }
.search li i { font-style: normal; color: var(--soft); font-size: 12.5px; }
.search li span { grid-column: 1 / -1; color: var(--soft); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.search li[aria-selected="true"] { background: var(--tint); }
.side:has(ul:not([hidden])) { overflow: visible; }

main { padding: 40px 0 24px; max-width: 920px; }
main > header { margin-bottom: 34px; }
.page-number { margin: 0 0 4px; color: var(--soft); font: 15px/1.3 var(--serif); }
h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.18; margin: 0; letter-spacing: -0.008em; text-wrap: balance; }
h1 { font-size: 43px; }
.lead { font: 20.5px/1.45 var(--serif); color: var(--soft); margin: 12px 0 0; max-width: 36em; text-wrap: pretty; }
footer { grid-column: 2; max-width: 920px; padding: 18px 0 44px; border-top: 1px solid var(--rule); color: var(--soft); font-size: 13px; display: flex; flex-wrap: wrap; gap: 8px 28px; justify-content: space-between; }
.onward { display: flex; justify-content: space-between; gap: 24px; margin: 56px 0 0; }
.onward a { text-decoration: none; font: 18px/1.3 var(--serif); }
.onward small { display: block; font: 12.5px/1.4 var(--sans); color: var(--soft); }
.onward a:last-child { text-align: right; margin-left: auto; }

.search p.nothing { margin: 6px 0 0; color: var(--soft); font-size: 13px; }

@media screen and (max-width: 880px) {
  body { display: block; padding: 0 20px; }
  .side { position: static; max-height: none; padding: 24px 0 8px; }
  .side nav { columns: 2; column-gap: 24px; margin-top: 20px; }
  nav > p:first-child { margin-top: 0; }
  nav p { break-after: avoid; }
  .search ul { width: 100%; }
  main { padding-top: 20px; }
  h1 { font-size: 34px; }
}
`;
