import type { Problem } from "../../model/errors.ts";

/** Elements in elements, at most: graph formats need ten. */
const MOST_LEVELS = 50;
const MOST_ATTRIBUTES = 200;
const NAME = /[^\s<>/="'&]+/y;
const SPACE = /\s*/y;
const ENTITY = /&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]+);|&/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
/** Characters that no XML document may hold, not even by number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Where something stands in a text, both from 1. */
export interface XmlPlace {
  readonly line: number;
  readonly column: string;
}

/** An element as its start tag has it, without the prefix of a namespace. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: number;
}

export interface XmlHandler {
  readonly start: (element: XmlElement) => void;
  /** @param text all characters directly in the element */
  readonly end: (element: XmlElement, text: string) => void;
}

/** A fault of the XML itself: nothing after it can be read. */
class XmlFault {
  readonly at: number;
  readonly message: string;
  readonly expected: string;
  constructor(at: number, message: string, expected: string) {
    this.at = at;
    this.message = message;
    this.expected = expected;
  }
}

interface Open {
  readonly element: XmlElement;
  /** As it is written, prefix and all. */
  readonly written: string;
  text: string;
}

/**
 * Reads XML from the beginning to the end, with the place of everything. Knows the five usual entities
 * and characters by number; a document type is refused, so that nothing can be declared that grows when it
 * is read, or that names another file.
 */
export class XmlReader {
  private readonly text: string;
  private readonly file: string;
  private readonly lineStarts: number[] = [0];
  private readonly open: Open[] = [];
  private at = 0;

  constructor(text: string, file: string) {
    this.text = text.replace(/^\uFEFF/, "");
    this.file = file;
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1))
      this.lineStarts.push(at + 1);
  }

  /** @returns the fault that ended the reading, if one did */
  read(handler: XmlHandler): Problem | null {
    try {
      this.readAll(handler);
      return null;
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      const { at, message, expected } = error;
      return { file: this.file, ...this.place(at), message, expected };
    }
  }

  /** Line and column of a position. */
  place(at: number): XmlPlace {
    let [low, high] = [0, this.lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: String(at - (this.lineStarts[low] ?? 0) + 1) };
  }

  private readAll(handler: XmlHandler): void {
    let isRootRead = false;
    while (this.at < this.text.length) {
      const tag = this.text.indexOf("<", this.at);
      this.characters(tag < 0 ? this.text.length : tag);
      if (tag < 0) break;
      if (this.skipMarkup()) continue;
      if (this.open.length === 0 && isRootRead)
        throw new XmlFault(tag, "there is a second root element", "one root element");
      isRootRead = true;
      if (this.text[tag + 1] === "/") this.endTag(handler);
      else this.startTag(handler);
    }
    const left = this.open.at(-1);
    if (left) {
      const message = `<${left.written}> is never closed; the file seems cut off`;
      throw new XmlFault(left.element.at, message, `</${left.written}>`);
    }
    if (!isRootRead) throw new XmlFault(0, "there is no element", "an XML document");
  }

  private characters(to: number): void {
    const from = this.at;
    this.at = to;
    if (to === from) return;
    const parent = this.open.at(-1);
    const raw = this.text.slice(from, to);
    if (parent) parent.text += this.decoded(raw, from);
    else if (raw.trim() !== "")
      throw new XmlFault(from, "there is text outside the root element", "an XML document");
  }

  /** Comments, instructions, character data; @returns whether there was one */
  private skipMarkup(): boolean {
    const { text, at } = this;
    if (text.startsWith("<!--", at)) this.at = this.after("-->", at + 4, "the comment");
    else if (text.startsWith("<?", at)) this.at = this.after("?>", at + 2, "the instruction");
    else if (text.startsWith("<![CDATA[", at)) {
      const end = this.after("]]>", at + 9, "the character data");
      const parent = this.open.at(-1);
      if (!parent) throw new XmlFault(at, "there is text outside the root element", "an element");
      parent.text += text.slice(at + 9, end - 3);
      this.at = end;
    } else if (text.startsWith("<!", at)) {
      const message = "declares a document type or entities, which are not read";
      throw new XmlFault(at, message, "a document without <!DOCTYPE ...>");
    } else return false;
    return true;
  }

  private after(end: string, from: number, what: string): number {
    const found = this.text.indexOf(end, from);
    if (found < 0) throw new XmlFault(this.at, `${what} is never closed`, end);
    return found + end.length;
  }

  private startTag(handler: XmlHandler): void {
    const at = this.at++;
    const written = this.name("the name of an element");
    const attributes = this.attributes();
    const element = { name: local(written), attributes, at };
    if (this.open.length >= MOST_LEVELS)
      throw new XmlFault(at, `more than ${MOST_LEVELS} elements in one another`, "a graph");
    handler.start(element);
    const isEmpty = this.text[this.at] === "/";
    if (isEmpty) this.at++;
    this.take(">");
    if (isEmpty) handler.end(element, "");
    else this.open.push({ element, written, text: "" });
  }

  private endTag(handler: XmlHandler): void {
    const { at } = this;
    this.at += 2;
    const written = this.name("the name of an element");
    this.match(SPACE);
    this.take(">");
    const last = this.open.pop();
    if (last?.written !== written) {
      const expected = last ? `</${last.written}>` : "no more elements";
      throw new XmlFault(at, `</${written}> closes what is not open`, expected);
    }
    handler.end(last.element, last.text);
  }

  private attributes(): Readonly<Record<string, string>> {
    const attributes = new Map<string, string>();
    for (;;) {
      this.match(SPACE);
      const next = this.text[this.at];
      if (next === ">" || next === "/" || next === undefined) break;
      const { at } = this;
      const name = this.name("the name of an attribute");
      this.match(SPACE);
      this.take("=");
      this.match(SPACE);
      const value = this.quoted();
      if (attributes.has(name)) throw new XmlFault(at, `${name} stands twice`, "it once");
      attributes.set(name, value);
      if (attributes.size > MOST_ATTRIBUTES)
        throw new XmlFault(at, `more than ${MOST_ATTRIBUTES} attributes`, "fewer");
    }
    return Object.fromEntries(attributes);
  }

  private quoted(): string {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") throw new XmlFault(this.at, "a value without quotes", '"');
    const from = this.at + 1;
    const end = this.text.indexOf(quote, from);
    if (end < 0) throw new XmlFault(this.at, "the value is never closed", quote);
    this.at = end + 1;
    const raw = this.text.slice(from, end);
    if (raw.includes("<")) throw new XmlFault(this.at, "a value holds <", "&lt;");
    return this.decoded(raw, from);
  }

  private decoded(raw: string, from: number): string {
    const bad = FORBIDDEN.exec(raw);
    if (bad) throw new XmlFault(from + bad.index, "a character that XML does not allow", "text");
    if (!raw.includes("&")) return raw;
    return raw.replaceAll(ENTITY, (whole, name: string | undefined, at: number) => {
      const text = name === undefined ? undefined : characterOf(name);
      if (text !== undefined) return text;
      throw new XmlFault(from + at, `${whole} stands for nothing`, "&amp; for an &");
    });
  }

  private name(expected: string): string {
    const name = this.match(NAME);
    if (name === "") throw this.unexpected(expected);
    return name;
  }

  private take(character: string): void {
    if (this.text[this.at] !== character) throw this.unexpected(character);
    this.at++;
  }

  private unexpected(expected: string): XmlFault {
    const isEnd = this.at >= this.text.length;
    return new XmlFault(this.at, isEnd ? "the file seems cut off here" : "is no XML", expected);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  const character = isCharacter ? String.fromCodePoint(code) : "\0";
  return FORBIDDEN.test(character) ? undefined : character;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
