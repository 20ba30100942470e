/** Text as HTML: nothing in it is markup. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Text with **bold** words and marks such as [2], which lead to the second source. */
export function rich(text: string): string {
  return escaped(text)
    .replaceAll(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replaceAll(/ ?\[(\d+)\]/g, '<sup><a href="#source-$1" aria-label="source $1">[$1]</a></sup>');
}

/** A link where the address is one of the web; any other text stays text. */
export function anchored(url: string): string {
  const words = escaped(url);
  return /^https?:\/\//.test(url) ? `<a href="${words}" rel="noreferrer">${words}</a>` : words;
}
