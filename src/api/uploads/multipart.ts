import { RequestError } from "../problem.ts";

/** A part of a form. Its content has to be read before the next part is asked for. */
export interface FormPart {
  /** Of the field. */
  readonly name: string;
  /** As its owner calls it; null: a plain field. */
  readonly fileName: string | null;
  readonly content: AsyncGenerator<Buffer>;
}

const MOST_HEADER_BYTES = 16 * 1024;
const BREAK = "\r\n";
const FORM = "multipart/form-data as a browser or `curl -F` sends it";

/**
 * The boundary that a content type names.
 * @throws RequestError 400 if it names none that can be used
 */
export function boundaryOf(contentType: string): string {
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary !== undefined) return boundary;
  throw notAForm("the content type names no boundary");
}

/**
 * The parts of a form, one after another; no part is in memory as a whole.
 * @throws RequestError 400 if the body is no form, or ends before it does
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export async function* readForm(
  body: AsyncIterator<Buffer>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const bytes = new FormBytes(body, `${BREAK}--${boundary}`);
  for await (const _ of bytes.untilBoundary()); // what stands before the first part
  while (await bytes.isPart()) {
    const headers = await bytes.headers();
    const content = bytes.untilBoundary();
    yield { ...namesIn(headers), content };
    for await (const _ of content); // what nobody read
  }
}

/** The bytes of a form that have come and were not taken yet. */
class FormBytes {
  private readonly body: AsyncIterator<Buffer>;
  private readonly boundary: Buffer;
  private bytes: Buffer = Buffer.from(BREAK); // the first boundary may stand at the very beginning

  constructor(body: AsyncIterator<Buffer>, boundary: string) {
    this.body = body;
    this.boundary = Buffer.from(boundary, "latin1");
  }

  /** All bytes before the next boundary, which is taken, too. */
  async *untilBoundary(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.bytes.indexOf(this.boundary);
      if (at >= 0) {
        const last = this.take(at);
        this.take(this.boundary.length);
        if (last.length > 0) yield last;
        return;
      }
      // The end may be the beginning of a boundary.
      const sure = this.bytes.length - this.boundary.length + 1;
      if (sure > 0) yield this.take(sure);
      await this.more();
    }
  }

  /** Whether a part follows the boundary that was taken, or nothing any more. */
  async isPart(): Promise<boolean> {
    const mark = await this.line(MOST_HEADER_BYTES);
    if (mark.startsWith("--")) return false;
    if (mark.trim() === "") return true;
    throw notAForm("a boundary is followed by text");
  }

  async headers(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let room = MOST_HEADER_BYTES; ; ) {
      const line = await this.line(room);
      if (line === "") return lines;
      lines.push(line);
      room -= line.length + BREAK.length;
    }
  }

  private async line(most: number): Promise<string> {
    for (;;) {
      const end = this.bytes.indexOf(BREAK);
      if (end > most || (end < 0 && this.bytes.length > most))
        throw notAForm(`the header of a part is longer than ${MOST_HEADER_BYTES} bytes`);
      if (end >= 0) {
        const line = this.take(end).toString("utf8");
        this.take(BREAK.length);
        return line;
      }
      if (this.bytes.subarray(0, 2).toString() === "--") return "--"; // the last line may lack its end
      await this.more();
    }
  }

  private take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    return taken;
  }

  private async more(): Promise<void> {
    const { value, done } = await this.body.next();
    if (done) throw notAForm("the body ends before its last boundary");
    this.bytes = this.bytes.length === 0 ? value : Buffer.concat([this.bytes, value]);
  }
}

function namesIn(headers: readonly string[]): Pick<FormPart, "name" | "fileName"> {
  const disposition = headers.find((line) => /^content-disposition:/i.test(line)) ?? "";
  const name = parameterOf(disposition, "name");
  if (name === null) throw notAForm("a part has no name");
  return { name, fileName: parameterOf(disposition, "filename") };
}

/** Browsers write `%22` and `\"` for a quote. */
function parameterOf(disposition: string, parameter: string): string | null {
  const pattern = new RegExp(`;\\s*${parameter}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, "i");
  const [, quoted, bare] = pattern.exec(disposition) ?? [];
  const text = quoted ?? bare;
  if (text === undefined) return null;
  return text.replaceAll(/\\(["\\])/g, "$1").replaceAll(/%(22|0D|0A)/gi, decodeURIComponent);
}

function notAForm(message: string): RequestError {
  return new RequestError(400, message, { details: [{ pointer: "#", message, expected: FORM }] });
}
