import { expect, test } from "vitest";
import { call } from "./call.ts";

const report = async (graph: string, subject: string) =>
  (await call(["report", graph, subject])).out;

test("a product of which the data name no user: a gap, never safety", async () => {
  const out = await report("eu-crm", "lithium-refined");
  expect(out).toContain(
    "**What the European Union would lose without refined lithium is not known**: the data name no user of it.",
  );
  expect(out).toContain("**How sure: low**: the data name no user of it");
  expect(out).toContain("| Chokepoint score | not known |");
  expect(out).toContain("- The data name no user of it, so its loss is not known.");
  expect(out).not.toMatch(/Nothing that matters|needed by 0|A ban is not a halt|Rank/);
  expect(out).toMatch(
    /EU supply risk, as the EU publishes it \| 1\.90 \| critical from 1\.0; 2023/,
  );
});

test("where the home makes most of what it uses, the world pool is not its own supply", async () => {
  const out = await report("eu-crm", "steel");
  expect(out).toMatch(
    /24 % of what matters to the European Union is lost\*\*: .* \*\*World supply stands in for its own here\*\*: by where it buys \(86 % from makers at home\), the same halt costs 3\.6 %\./,
  );
  expect(out).toContain("52 % of world production (2020) [1], the European Union 8.6 %.");
  expect(out).toContain("Home makes 8.6 % of world supply.");
  expect(out).toMatch(
    /## Where the European Union buys it\n[^#]*\| makers at home \| 86 % \| home \|/,
  );
  expect(out).toContain("The data do not name China among its suppliers.");
  expect(out).toContain("The 12 largest makers abroad together: 22 %");
});

test("makers whom nobody names, or whose share is withheld, are said alike everywhere", async () => {
  const nobody = await report("us-sri", "switchgear");
  expect(nobody).toContain("| Made abroad | not known | supply | 0–100 % |");
  expect(nobody).not.toMatch(/\| 0 % \|[^\n]*63–100 %/);
  const withheld = await report("us-sri", "antimony-mined");
  expect(withheld).toContain(
    "| Made abroad | at most 100 % | supply; what home makes is withheld |",
  );
  expect(withheld).toContain("what the United States makes is withheld");
  expect(withheld).toMatch(
    /Without mined antimony, the output of refined antimony falls by 72 %\./,
  );
});
