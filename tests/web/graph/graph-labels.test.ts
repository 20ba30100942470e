import fc from "fast-check";
import { expect, test } from "vitest";
import { graphLabels, lineText } from "../../../web/graph/graph-labels.ts";
import { layoutGraph, leastGraphHeight } from "../../../web/graph/layout.ts";
import { intersect, touches } from "../../../web/graph/place-labels.ts";
import { radiiOf } from "../../../web/graph/scene.ts";
import { anyFrame, anyNetwork, LANES, product } from "./network.ts";

const measure = (text: string, bold: boolean) => text.length * (bold ? 6.4 : 5.9);
const names = ["Tin", "Gallium, refined", "Package substrates for CPUs and GPUs"];

function draw(
  {
    items,
    links,
  }: { items: Parameters<typeof layoutGraph>[0]; links: { from: string; to: string }[] },
  frame: { width: number; height: number },
  losses: ReadonlyMap<string, string>,
  guests: ReadonlyMap<string, readonly string[]> = new Map(),
) {
  const size = { ...frame, height: Math.max(frame.height, leastGraphHeight(items, LANES)) };
  const products = items.map(({ id, tier }) =>
    product(id, { kind: tier === "sectors" ? "sector" : "material", importance: 0.04 }),
  );
  const layout = layoutGraph(items, links, LANES, size);
  const score = new Map(items.map(({ id, rank }) => [id, rank]));
  const { radii } = radiiOf(products, score, layout.tightest);
  const nameOf = (id: string) => names[Number(id.slice(1)) % names.length] ?? id;
  const labels = graphLabels(products, {
    layout,
    frame: size,
    radii,
    language: "en",
    measure,
    nameOf,
    moreText: (count) => `+ ${count} more`,
    bold: new Set(["p0"]),
    path: new Set(["p0"]),
    losses,
    guests,
    priority: () => 1,
    wanted: () => true,
  });
  return { labels, layout, radii };
}

test("no label of any network intersects another or a mark", () => {
  fc.assert(
    fc.property(anyNetwork, anyFrame, (network, frame) => {
      const losses = new Map(network.items.map(({ id }) => [id, "−68 %"]));
      const { labels, layout, radii } = draw(network, frame, losses);
      labels.forEach((a, at) => {
        for (const b of labels.slice(at + 1)) expect(intersect(a, b)).toBe(false);
        for (const { id, x, y, fold } of layout.places.values()) {
          if (fold === null && id !== a.id) {
            expect(touches(a, { id, x, y, r: radii.get(id) ?? 0 })).toBe(false);
          }
        }
      });
    }),
    { numRuns: 60 },
  );
});

test("every product that shows is named, every fold says how many it holds", () => {
  fc.assert(
    fc.property(anyNetwork, (network) => {
      const frame = { width: 1440, height: 670 };
      const { labels, layout } = draw(network, frame, new Map());
      const named = new Set(labels.map(({ id }) => id));
      for (const { id, fold } of layout.places.values()) {
        if (fold === null) expect(named.has(id)).toBe(true);
      }
      for (const { key, ids } of layout.folds) {
        const label = labels.find(({ id }) => id === key);
        expect(label?.lines.map(lineText)).toEqual([`+ ${ids.length} more`]);
      }
    }),
    { numRuns: 60 },
  );
});

test("every product of the path that stands at one fold has its name there", () => {
  const items = Array.from({ length: 40 }, (_, place) => ({
    ...{ id: `p${place}`, tier: "refined" as const, lane: LANES[0] ?? "", rank: 1 - place / 50 },
  }));
  const frame = { width: 1440, height: 670 };
  const folded = draw({ items, links: [] }, frame, new Map()).layout.folds[0]?.ids ?? [];
  const [first = "", second = ""] = folded;
  const guests = new Map([[first, [first, second]]]);
  const { labels } = draw({ items, links: [] }, frame, new Map(), guests);
  const words =
    labels
      .find(({ id }) => id === first)
      ?.lines.map(lineText)
      .join(" ") ?? "";
  for (const id of [first, second])
    expect(words).toContain((names[Number(id.slice(1)) % names.length] ?? "").split(" ")[0]);
  expect(words).not.toContain("…");
});
