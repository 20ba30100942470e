import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ReportResult } from "../../src/model/report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

type Supply = Readonly<Record<string, number>>;

/** Tools need each of these inputs; one without supply has makers whom nobody names. */
async function tools(inputs: Readonly<Record<string, { supply?: Supply; essentiality?: number }>>) {
  const path = join(await temporaryFolder(), "tools.json");
  const products = [
    ...Object.entries(inputs).map(([id, { supply }]) => ({
      ...{ id, kind: "component" },
      ...(supply ? { supply } : {}),
    })),
    { id: "tools", nameEn: "Tools", kind: "sector", importance: 1 },
    { id: "idle", kind: "sector", importance: 1 },
  ];
  const inputGroups = Object.entries(inputs).map(([input, { essentiality = 1 }]) => ({
    ...{ product: "tools", essentiality },
    members: [{ input }],
  }));
  const document = { format: "linchpin-network/1", home: ["USA"], products, inputGroups };
  await writeFile(path, JSON.stringify(document));
  return path;
}

const TIED = { aaa: {}, bolt: { supply: { CHN: 0.7 } }, chip: { supply: { CHN: 1 } } };

test("ties are named, and the surest of them stands first", async () => {
  const path = await tools(TIED);
  const { out } = await call(["report", path, "tools"]);
  expect(out).toContain("no product costs more, and 3 cost the same, the surest first: chip, bolt");
  expect(out).not.toContain("more than from any other");
  const places = [...out.matchAll(/^\| (\d=?) \| (\w+) \| 100 % \|/gm)].map((m) => [m[1], m[2]]);
  expect(places.slice(0, 3)).toEqual([
    ["1=", "chip"],
    ["1=", "bolt"],
    ["1=", "aaa"],
  ]);
  expect(out).toContain("## What stands first: chip");
});

test("a single first is said to be no worse than any, without a tie", async () => {
  const { out } = await call(["report", await tools({ chip: { supply: { CHN: 1 } } }), "tools"]);
  expect(out).toContain("stops**; no product costs more. ");
  expect(out).not.toContain("1=");
});

test("no less is lost without anything foreign than without one product", async () => {
  const path = await tools({
    ore: { essentiality: 0.9 },
    chip: { supply: { CHN: 1 }, essentiality: 0.4 },
  });
  const { out } = await call(["report", path, "tools"]);
  expect(out).toContain(
    "**90 % of the output of Tools is lost if all supply of ore from outside USA stops**",
  );
  expect(out).toContain("(0 % if the makers whom nobody names go on)");
  expect(out).toContain("Without anything foreign, 40 to 90 % of it stops, depending on who");
  expect(out).toContain("Even if all makers whom nobody names go on, 40 % is lost without chip.");
  expect(out).toContain("| all foreign countries | 0 % |");
  expect(out).toMatch(/\| all foreign countries \|.*\| 40–90 % \|/);
});

test("the split of a joint stop is that of the sector alone", async () => {
  const path = await tools({
    one: { supply: { CHN: 1 }, essentiality: 0.5 },
    two: { supply: { JPN: 1 }, essentiality: 0.5 },
  });
  const { facts } = ReportResult.parse(await callJson(["report", path, "tools"]));
  if (facts.kind !== "sector") throw new TypeError(facts.kind);
  expect(facts.split).toMatchObject({ loss: 0.5, shares: { "@CHN": 0.25, "@JPN": 0.25 } });
  expect(facts.byCountry.tied).toBe(2);
  const { out } = await call(["report", path, "tools"]);
  expect(out).toContain(
    "The countries it hangs on most are CHN and JPN: 50 % would stop with each",
  );
  expect(out).toContain("All at once: 50 % of the output of Tools");
});

test("rows of the chains' tables cite the rows behind them, and help is said to be unknown", async () => {
  const { out } = await call(["report", "us-sri", "artificial-intelligence"]);
  expect(out).toMatch(/^\| 1 \| TSMC \|.*\| 95 %, judgement, 2026 \[\d+\] \|$/m);
  expect(out).toMatch(
    /^\| 1 \| AI chip wafers in Taiwan \|.*\| 92 %, judgement, 2026 \[\d+\] \|$/m,
  );
  expect(out).toContain("## What would help against the strongest");
  expect(out).toContain("Trusted (34): Australia, Austria");
});

test.each(["robotics", "pharmaceuticals", "drones"])(
  "%s: one product and everything foreign are on one convention",
  async (sector) => {
    const { facts } = ReportResult.parse(await callJson(["report", "us-sri", sector]));
    if (facts.kind !== "sector") throw new TypeError(facts.kind);
    const { criticalLow, criticalHigh } = facts.dependency.foreign;
    for (const { items } of [facts.byProduct, facts.byProducer, facts.byCountry, facts.byFirm]) {
      for (const { scoreLow, score, scoreHigh } of items) {
        expect(scoreLow).toBeLessThanOrEqual((criticalLow ?? 0) + 1e-9);
        expect(Math.max(score, scoreHigh)).toBeLessThanOrEqual((criticalHigh ?? 0) + 1e-9);
      }
    }
  },
);
