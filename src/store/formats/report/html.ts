import { percent } from "../../../model/words/numbers.ts";
import type { Bar, Block, ReportDocument, Section } from "./document.ts";
import { linesBlock } from "./html-lines.ts";
import { anchored, escaped, rich } from "./html-text.ts";
import { sourceTail } from "./markdown.ts";
import { REPORT_STYLE } from "./style.ts";
import { barSvg } from "./svg-bar.ts";
import { flowSvg } from "./svg-flow.ts";
import { ROLE_WORDS } from "./writer.ts";

/**
 * A report as one HTML page that needs nothing else: styles and charts lie in it, no script, no
 * address is loaded. It prints on A4 and follows the reader's light or dark setting.
 */
export function reportHtml(document: ReportDocument): string {
  const { title, answer, sections, sources, foot } = document;
  const contents = sections
    .map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`)
    .join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: report</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="answer">${rich(answer)}</p>
</header>
<nav aria-label="Contents"><ul>${contents}</ul></nav>
${sections.map(section).join("\n")}
${sources.length > 0 ? sourceList(sources) : ""}
<footer><p>${escaped(foot)}</p></footer>
</main>
</body>
</html>
`;
}

function section({ id, title, blocks }: Section): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(title)}</h2>\n${blocks.map(block).join("\n")}\n</section>`;
}

function block(item: Block): string {
  switch (item.type) {
    case "text":
      return `<p>${rich(item.text)}</p>`;
    case "list":
      return `<ul>${item.items.map((line) => `<li>${rich(line)}</li>`).join("")}</ul>`;
    case "table":
      return table(item);
    case "bars":
      return bars(item);
    case "lines":
      return linesBlock(item);
    case "flow":
      return flowSvg(item);
  }
}

function table({ caption, columns, rows }: Extract<Block, { type: "table" }>): string {
  const side = (at: number) => (columns[at]?.right ? ' class="right"' : "");
  const head = columns
    .map(({ head: words }, at) => `<th scope="col"${side(at)}>${escaped(words)}</th>`)
    .join("");
  const body = rows
    .map((cells) => {
      const written = cells.map((cell, at) =>
        at === 0 && !columns[0]?.right
          ? `<th scope="row">${rich(cell)}</th>`
          : `<td${side(at)}>${rich(cell)}</td>`,
      );
      return `<tr>${written.join("")}</tr>`;
    })
    .join("\n");
  return `<div class="wide"><table><caption>${rich(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** A table of bars: read aloud as figures, seen as a chart. */
function bars({ caption, measure, bars: items }: Extract<Block, { type: "bars" }>): string {
  const most = Math.max(...items.map(({ share }) => share ?? 0), 1e-9);
  const roles = new Set(items.map(({ role }) => role));
  const said = ({ role, note }: Bar) =>
    roles.size === 1 || note.startsWith(ROLE_WORDS[role]) || role === "unknown"
      ? note
      : `${ROLE_WORDS[role]}; ${note}`;
  const rows = items.map(
    (bar) =>
      `<tr><th scope="row">${escaped(bar.label)}</th><td class="right">${bar.share === null ? "not stated" : percent(bar.share)}</td>` +
      `<td class="bar">${barSvg(bar.share === null ? null : bar.share / most, measure === "loss" ? "loss" : bar.role)}</td><td class="note">${rich(said(bar))}</td></tr>`,
  );
  return (
    `<div class="wide"><table class="bars"><caption>${rich(caption)}</caption>` +
    '<thead class="aside"><tr><th scope="col">Name</th><th scope="col">Share</th><th scope="col">Bar</th><th scope="col">Note</th></tr></thead>' +
    `<tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

function sourceList(sources: ReportDocument["sources"]): string {
  const items = sources.map((source, at) => {
    const tail = sourceTail(source, { link: anchored, text: escaped });
    return `<li id="source-${at + 1}">${escaped(source.citation)}${tail}</li>`;
  });
  return `<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol>${items.join("\n")}</ol></section>`;
}
