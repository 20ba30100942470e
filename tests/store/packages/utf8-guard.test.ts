import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LinchpinError } from "../../../src/model/errors.ts";
import { Utf8Guard } from "../../../src/store/packages/utf8-guard.ts";

/** Sends bytes through the guard in chunks of a size; what came out, and the fault if any. */
async function guarded(bytes: Buffer, size: number) {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  const out: Buffer[] = [];
  const guard = new Utf8Guard("f.csv");
  guard.on("data", (chunk: Buffer) => out.push(chunk));
  try {
    await pipeline(Readable.from(chunks), guard);
    return { text: Buffer.concat(out).toString(), problem: null };
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    return { text: null, problem: error.details[0] };
  }
}

test("text passes unchanged however it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme" }),
      fc.integer({ min: 1, max: 7 }),
      async (text, size) => {
        expect((await guarded(Buffer.from(text), size)).text).toBe(text);
      },
    ),
  );
});

test("the first bad byte is named with its line, however the file is cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("a", "é", "磁", "😀", "\n") }),
      fc.constantFrom([0xff], [0xc3, 0x28], [0xe3, 0x81], [0x80], [0xed, 0xa0, 0x80], [0xc0, 0x80]),
      fc.integer({ min: 1, max: 7 }),
      async (text, bad, size) => {
        const good = Buffer.from(text);
        const bytes = Buffer.concat([good, Buffer.from(bad), Buffer.from("\nrest")]);
        const hex = bad[0]!.toString(16).toUpperCase();
        expect((await guarded(bytes, size)).problem).toEqual({
          file: "f.csv",
          line: text.split("\n").length,
          message: `byte 0x${hex} at position ${good.length} is not UTF-8`,
          expected: "a file in UTF-8",
        });
      },
    ),
  );
});

test("a file that ends inside a character is cut off", async () => {
  const whole = Buffer.from("ab\n磁");
  const { problem } = await guarded(whole.subarray(0, -1), 3);
  expect(problem).toMatchObject({ line: 2, message: "byte 0xE7 at position 3 is not UTF-8" });
});
