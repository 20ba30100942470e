import { expect, test } from "vitest";
import { z } from "zod";
import { InvalidInputError } from "../../src/model/errors.ts";
import { askLaterWithOptions, askWithOptions } from "../../src/model/option-faults.ts";

const OPTIONS = z.strictObject({
  targets: z.array(z.string()).min(1),
  size: z.number().max(1).default(1),
});

function refuseB({ targets }: z.output<typeof OPTIONS>): string {
  const at = targets.indexOf("b");
  if (at < 0) return targets.join();
  const details = [{ pointer: `/targets/${at}`, message: "no b", expected: "a" }];
  throw new InvalidInputError("unknown_target", "no b", { details });
}

async function faultsOf(input: Record<string, unknown>): Promise<unknown[]> {
  const now = await attempt(() => askWithOptions(OPTIONS, input, refuseB));
  const later = await attempt(() =>
    askLaterWithOptions(OPTIONS, input, async (options) => refuseB(options)),
  );
  const sync = await attempt(() => askLaterWithOptions(OPTIONS, input, refuseB));
  expect(later).toEqual(now);
  expect(sync).toEqual(now);
  return (now as InvalidInputError).details.map(({ pointer }) => pointer);
}

async function attempt(ask: () => unknown): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    return error;
  }
}

test("an answer that takes its time is the answer", async () => {
  const input = { targets: ["a", "c"], size: 1 };
  expect(await askLaterWithOptions(OPTIONS, input, async (o) => refuseB(o))).toBe("a,c");
  expect(askWithOptions(OPTIONS, input, refuseB)).toBe("a,c");
});

test("the same faults are found whether answers come at once or later", async () => {
  expect(await faultsOf({ targets: ["a", "b", "b"], size: 2 })).toEqual([
    "/size",
    "/targets/1",
    "/targets/2",
  ]);
  expect(await faultsOf({ targets: ["b", "a"], size: 1 })).toEqual(["/targets/0"]);
  expect(await faultsOf({ targets: [] })).toEqual(["/targets"]);
});

test("what is no refusal goes through as it is", async () => {
  const input = { targets: ["a"], size: 1 };
  const broken = async () => {
    throw new RangeError("broken");
  };
  await expect(askLaterWithOptions(OPTIONS, input, broken)).rejects.toThrow(RangeError);
});
