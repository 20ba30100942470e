import { expect, test } from "vitest";
import { EXIT } from "../../src/cli/io.ts";
import { listProblems, MOST_LISTED, reportError } from "../../src/cli/report-error.ts";
import {
  CancelledError,
  ConflictError,
  InvalidInputError,
  LimitError,
  NotFoundError,
  type Problem,
} from "../../src/model/errors.ts";

function reported(error: unknown) {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  return { status: reportError(error, { out: write, err: write, env: {} }), text };
}

test("bad input exits with 2, everything else with 1", () => {
  expect(reported(new InvalidInputError("invalid_data", "bad")).status).toBe(EXIT.badUse);
  expect(reported(new NotFoundError("graph_not_found", "none")).status).toBe(EXIT.badUse);
  expect(reported(new LimitError("too_large", "big")).status).toBe(EXIT.badUse);
  expect(reported(new ConflictError("port_taken", "taken")).status).toBe(EXIT.failed);
  expect(reported(new CancelledError("cancelled", "stopped")).status).toBe(EXIT.failed);
  expect(reported(new TypeError("a fault of ours"))).toEqual({
    status: EXIT.failed,
    text: "linchpin: a fault of ours\n",
  });
});

test("an error without details is its message, one with a single problem that problem", () => {
  expect(reported(new LimitError("too_large", "too big")).text).toBe("linchpin: too big\n");
  const details: Problem[] = [
    { column: "asOf", message: 'is "x"', expected: "a number" },
    { file: "a.csv", message: "odd", expected: "", severity: "warning" },
  ];
  expect(reported(new InvalidInputError("invalid_option", "bad", { details })).text).toBe(
    'linchpin: --as-of: is "x", expected a number\n',
  );
});

test("places are kept: files, lines and pointers; warnings are marked", () => {
  expect(
    listProblems([
      { file: "a.csv", line: 3, column: "share", message: "is 2", expected: "0..1" },
      { file: "a.json", pointer: "/x/0", message: "is 2", expected: "0..1", severity: "warning" },
      { column: "TARGET", message: "unknown", expected: "one" },
    ]),
  ).toBe(
    "a.csv:3:share is 2, expected 0..1\n" +
      "warning: a.json:/x/0 is 2, expected 0..1\n" +
      "TARGET: unknown, expected one",
  );
});

test("a long list is cut and counted", () => {
  const many = Array.from({ length: MOST_LISTED + 7 }, () => ({ message: "bad", expected: "" }));
  const lines = listProblems(many).split("\n");
  expect(lines).toHaveLength(MOST_LISTED + 1);
  expect(lines.at(-1)).toBe("... and 7 more");
});

test("a column of the data is no option", () => {
  const details: Problem[] = [
    { column: "value_share", message: "sums to 1.4", expected: "at most 1" },
    { file: "a.csv", line: 2, column: "share", message: "is 2", expected: "0..1" },
  ];
  expect(reported(new InvalidInputError("invalid_data", "bad", { details })).text).toBe(
    "linchpin: bad\ncolumn value_share: sums to 1.4, expected at most 1\n" +
      "a.csv:2:share is 2, expected 0..1\n",
  );
});
