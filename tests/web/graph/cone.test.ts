import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coneOf, linkIndex } from "../../../web/graph/cone.ts";

const link = (from: string, to: string, hold = 1) => ({ from, to, hold });

describe("coneOf", () => {
  test("ties multiply along the strongest way, up and down", () => {
    const links = [link("ore", "metal", 0.8), link("metal", "part", 0.5), link("part", "use", 0.9)];
    const { tie, links: lit } = coneOf(["metal"], links, linkIndex(links));
    expect(tie.get("ore")).toBeCloseTo(0.8);
    expect(tie.get("part")).toBeCloseTo(0.5);
    expect(tie.get("use")).toBeCloseTo(0.45);
    expect([...lit].sort()).toEqual([0, 1, 2]);
  });

  test("of two ways the stronger is kept, and what hangs by a thread is left out", () => {
    const links = [
      link("a", "b", 0.9),
      link("b", "d", 0.9),
      link("a", "c", 0.3),
      link("c", "d", 0.3),
      link("d", "e", 0.05),
    ];
    const { tie, links: lit } = coneOf(["a"], links, linkIndex(links));
    expect(tie.get("d")).toBeCloseTo(0.81);
    expect(tie.has("e")).toBe(false);
    expect([...lit].sort()).toEqual([0, 1, 2]); // the start's own links are always shown
  });

  test("cycles end, nobody is tied more strongly than the start, and at most 90 links are lit", () => {
    const id = fc.integer({ min: 0, max: 40 }).map((n) => `p${n}`);
    const anyLink = fc.record({
      from: id,
      to: id,
      hold: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(anyLink, { maxLength: 300 }), id, (links, start) => {
        const index = linkIndex(links);
        const { tie, links: lit } = coneOf([start], links, index);
        for (const strength of tie.values()) expect(strength).toBeLessThanOrEqual(1);
        expect(tie.get(start)).toBe(1);
        const own = links.filter(({ from, to }) => from === start || to === start).length;
        expect(lit.size).toBeLessThanOrEqual(Math.max(90, own));
      }),
    );
  });

  test("nothing asked for, nothing lit", () => {
    const links = [link("a", "b")];
    const { tie, links: lit } = coneOf([], links, linkIndex(links));
    expect(tie.size + lit.size).toBe(0);
  });
});
