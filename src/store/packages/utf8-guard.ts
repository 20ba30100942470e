import { isUtf8 } from "node:buffer";
import { Transform, type TransformCallback } from "node:stream";
import { InvalidInputError, type Problem } from "../../model/errors.ts";

const NEWLINE = 0x0a;

/** Passes bytes on as they are and stops at the first that is not UTF-8, naming line and byte. */
export class Utf8Guard extends Transform {
  private readonly file: string;
  private carry: Buffer = Buffer.alloc(0);
  private line = 1;
  private position = 0;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const end = wholeCharacters(bytes);
    const head = bytes.subarray(0, end);
    if (!isUtf8(head)) {
      done(this.fault(head));
      return;
    }
    this.carry = bytes.subarray(end);
    this.position += head.length;
    for (let at = head.indexOf(NEWLINE); at >= 0; at = head.indexOf(NEWLINE, at + 1)) this.line++;
    done(null, head);
  }

  override _flush(done: TransformCallback): void {
    done(this.carry.length > 0 ? this.fault(this.carry) : null);
  }

  private fault(bytes: Buffer): InvalidInputError {
    const problem = utf8Problem(bytes, this.file, { line: this.line, position: this.position });
    return new InvalidInputError("invalid_data", problem.message, { details: [problem] });
  }
}

/**
 * The first byte that is not UTF-8, as a problem.
 * @param start line and position (bytes) of the first byte of `bytes` in its file
 */
export function utf8Problem(
  bytes: Buffer,
  file: string,
  start: { readonly line: number; readonly position: number } = { line: 1, position: 0 },
): Problem {
  const at = firstBadByte(bytes);
  let line = start.line;
  for (let i = 0; i < at; i++) if (bytes[i] === NEWLINE) line++;
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return {
    file,
    line,
    message: `byte 0x${hex} at position ${start.position + at} is not UTF-8`,
    expected: "a file in UTF-8",
  };
}

/** Length of the part that does not end inside a character. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? at : bytes.length;
  }
  return bytes.length;
}

function firstBadByte(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOf(bytes[at] ?? 0);
    const end = at + length;
    if (length === 0 || end > bytes.length) return at;
    if (length > 1 && !isUtf8(bytes.subarray(at, end))) return at;
    at = end;
  }
  return at;
}

/** Bytes of the character that starts with this byte; 0 if none does. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}
