/** Styles of a report page: the tokens of the browser's pages, on paper and on screen. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --bg: #F6F7F7; --surface: #FFFFFF; --sunken: #EEF1F2; --line: #DCE2E5; --line2: #C3CCD1;
  --ink: #15202A; --ink2: #465562; --ink3: #5D6B77; --d1: #A6D0CC; --d2: #5FA8B0; --d3: #2A7391; --d4: #153E6C; --edge: #8496A2; --focus: #1D63D8; --loss: #C8401A; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #0F161C; --surface: #161F27; --sunken: #1D2831; --line: #2A3741; --line2: #3C4B57; --ink: #EAF0F3; --ink2: #B4C1CA;
    --ink3: #8E9DA8; --d1: #2C5560; --d2: #3C8592; --d3: #6FBCC0; --d4: #CDF3EA; --edge: #6C8090; --focus: #7FB2FF; --loss: #F07B45; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/23px -apple-system, "Segoe UI", "Noto Sans JP", "Noto Sans CJK JP",
  "Hiragino Sans", "Yu Gothic UI", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 820px; margin: 0 auto; padding: 40px 28px 60px; background: var(--surface); min-height: 100vh; }
h1 { font-size: 32px; line-height: 38px; letter-spacing: -0.02em; margin: 0 0 16px; }
h2 { font-size: 18px; line-height: 26px; margin: 36px 0 8px; padding-top: 12px; border-top: 1px solid var(--line); }
p, ul { margin: 8px 0; max-width: 72ch; }
ul { padding-left: 20px; }
.answer { font-size: 18px; line-height: 28px; max-width: none; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; margin: 20px 0 0; max-width: none; font-size: 13px; }
a { color: inherit; text-decoration-color: var(--line2); text-underline-offset: 3px; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
sup { line-height: 0; font-size: 11px; } sup a { text-decoration: none; color: var(--ink3); }
.wide { overflow-x: auto; margin: 16px 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 18px; }
caption, figcaption { text-align: left; font-size: 12px; line-height: 16px; color: var(--ink2); padding: 0 0 6px; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--ink2); border-bottom-color: var(--line2); vertical-align: bottom; }
tbody th { min-width: 9em; }
.right { text-align: right; white-space: nowrap; }
.bars td, .bars th { border-bottom: 0; padding-top: 3px; padding-bottom: 3px; }
.bars .note { color: var(--ink2); font-size: 12px; } .bars .bar { width: 252px; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
svg text { font-size: 12px; fill: var(--ink); } .strip { display: block; margin-top: 3px; }
.chart, .flow { width: 100%; height: auto; display: block; } figure { margin: 16px 0; }
.loss { fill: var(--loss); } .home { fill: var(--ink3); } .trusted { fill: var(--d1); } .neutral { fill: var(--d3); } .adversary { fill: var(--d4); }
.unknown { fill: var(--sunken); stroke: var(--line2); stroke-dasharray: 3 2; } .hatch { stroke: var(--ink3); stroke-width: 1.2; fill: none; }
.nofigure { fill: none; stroke: var(--line2); stroke-dasharray: 4 3; }
.grid { stroke: var(--line); } [class^="line"] { fill: none; stroke-width: 2; }
.line0 { stroke: var(--d4); } .line1 { stroke: var(--d3); stroke-dasharray: 7 3; } .line2 { stroke: var(--d2); stroke-dasharray: 2 3; } .line3 { stroke: var(--ink3); stroke-dasharray: 9 3 2 3; }
.dot0 { fill: var(--d4); } .dot1 { fill: var(--d3); } .dot2 { fill: var(--d2); } .dot3 { fill: var(--ink3); }
.link { fill: none; stroke: var(--edge); } .input, .user { fill: var(--surface); stroke: var(--line2); }
.subject { fill: var(--sunken); stroke: var(--ink); stroke-width: 2; } .flow .force { fill: var(--ink2); }
details { font-size: 13px; color: var(--ink2); } ol { padding-left: 26px; font-size: 13px; line-height: 19px; overflow-wrap: anywhere; }
footer { margin-top: 40px; color: var(--ink2); font-size: 12px; }
@page { size: A4; margin: 14mm 15mm; }
@media print { :root { color-scheme: light; } body { background: none; font-size: 9pt; line-height: 12pt; } main { padding: 0; max-width: none; min-height: 0; }
  nav, details { display: none; } h1 { font-size: 20pt; line-height: 24pt; margin-bottom: 8pt; } h2 { font-size: 12pt; line-height: 15pt; margin: 9pt 0 3pt; padding-top: 4pt; break-after: avoid; }
  .answer { font-size: 10.5pt; line-height: 14.5pt; } p, ul { max-width: none; margin: 4pt 0; } table, ol { font-size: 8pt; line-height: 10pt; } th, td { padding: 1.5pt 8pt 1.5pt 0; }
  .wide, figure { margin: 4pt 0; } .chart { max-width: 70%; } .flow { max-width: 85%; } figure, tr { break-inside: avoid; } .wide { overflow: visible; } footer { margin-top: 12pt; } }
`;
