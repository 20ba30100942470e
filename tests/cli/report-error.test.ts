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
import { invalidData } from "../../src/store/data-set.ts";

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

test("a message that begins with the first of several problems does not tell it twice", () => {
  const fault = (line: number) => ({ file: "a.csv", line, message: "odd", expected: "even" });
  const bad = invalidData("net", [fault(2), fault(3)]);
  expect(bad.message).toBe("net cannot be used: a.csv:2 odd, expected even (and 1 more)");
  expect(reported(bad).text).toBe(
    "linchpin: net cannot be used:\na.csv:2 odd, expected even\na.csv:3 odd, expected even\n",
  );
  const details = ["top", "seed"].map((column) => ({
    ...{ column, message: "has no meaning", expected: "nothing" },
  }));
  const options = new InvalidInputError("invalid_option", "top has no meaning", { details });
  expect(reported(options).text).toBe(
    "linchpin: --top: has no meaning, expected nothing\n--seed: has no meaning, expected nothing\n",
  );
});
