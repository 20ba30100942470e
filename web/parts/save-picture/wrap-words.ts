/** Width of a text in pixels at a size. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

interface Options {
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly measure: MeasureText;
}

/** Between Japanese letters a line may end anywhere, elsewhere after a space. */
const PIECES =
  /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g;
/** Signs that must not begin a line. */
const NO_START = /^[、。,.)）」』・ー〜%:;]/;

/** A text in lines that are no wider than asked, but for a single word that is. */
export function wrapWords(text: string, { width, size, bold = false, measure }: Options): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    const longer = line + piece;
    const fits = measure(longer.trimEnd(), size, bold) <= width;
    if (line === "" || fits || NO_START.test(piece)) {
      line = longer;
    } else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
