/** A chart's own colours, on its own ground, so that it can be read on a light and on a dark page. */
const STYLE = `
  .ground { fill: #ffffff } .text { fill: #24292f } .faint { fill: #57606a } .grid { stroke: #d8dee4 }
  .one { stroke: #24292f } .s0 { --c: #0b62c4 } .s1 { --c: #b35900 } .s2 { --c: #1a7f37 } .s3 { --c: #8250df }
  .s4 { --c: #bf3989 } .s5 { --c: #6e7781 } .s6 { --c: #9a6700 } .s7 { --c: #0f7d86 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .text { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #30363d }
    .one { stroke: #e6edf3 } .s0 { --c: #58a6ff } .s1 { --c: #f0883e } .s2 { --c: #3fb950 } .s3 { --c: #bc8cff }
    .s4 { --c: #f778ba } .s5 { --c: #9198a1 } .s6 { --c: #d29922 } .s7 { --c: #39c5cf }
  }
  .fill { fill: var(--c) } .line { stroke: var(--c); fill: none; stroke-width: 2 }
  text { font: 13px system-ui, sans-serif } .title { font-size: 15px; font-weight: 600 }`;

/** How many colours a chart can tell apart. */
export const COLOURS = 8;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the chart says, for whoever does not see it. */
  readonly description: string;
  readonly marks: readonly string[];
}

export function svg({ width, height, title, description, marks }: Canvas): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    text(16, 26, title, "text title"),
    ...marks,
    "</svg>\n",
  ].join("\n");
}

export function text(x: number, y: number, words: string, name = "text", anchor = "start"): string {
  return `<text x="${round(x)}" y="${round(y)}" class="${name}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, name: string): string {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" class="${name}"/>`;
}

export const round = (figure: number): number => Math.round(figure * 10) / 10;

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
