import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_STATE,
  keptHash,
  readAddress,
  type ViewState,
  writeAddress,
} from "../../../web/app/view-state-address.ts";

const read = (search: string) => readAddress(new URLSearchParams(search));

describe("the address", () => {
  test("of the default state is empty", () => {
    expect(writeAddress(DEFAULT_STATE).toString()).toBe("");
    expect(read("")).toEqual({ state: DEFAULT_STATE, notes: [] });
  });

  test("holds targets, lists and choices", () => {
    const { state, notes } = read(
      "g=us-sri&home=USA&trusted=JPN,EU&on=CHN&sel=gallium-refined@CHN&to=ore->metal&zoom=3&min=0.2&view=table&lang=ja",
    );
    expect(notes).toEqual([]);
    expect(state).toMatchObject({
      g: "us-sri",
      home: ["USA"],
      trusted: ["JPN", "EU"],
      on: "CHN",
      sel: "gallium-refined@CHN",
      to: "ore->metal",
      zoom: 3,
      min: 0.2,
      view: "table",
      lang: "ja",
    });
  });

  test("holds the columns that are shown and the one they are sorted by", () => {
    const { state, notes } = read("cols=scores&sort=-euSupplyRisk");
    expect(state).toMatchObject({ cols: "scores", sort: "-euSupplyRisk" });
    expect(notes).toEqual([]);
    expect(writeAddress(state).toString()).toBe("cols=scores&sort=-euSupplyRisk");
    const wrong = read("cols=everything&sort=-beauty");
    expect(wrong.state).toEqual(DEFAULT_STATE);
    expect(wrong.notes.map(({ key }) => key)).toEqual(["cols", "sort"]);
  });

  test("tells nobody trusted from the usual choice", () => {
    expect(read("trusted=").state.trusted).toEqual([]);
    expect(read("").state.trusted).toBeNull();
    expect(writeAddress({ ...DEFAULT_STATE, trusted: [] }).toString()).toBe("trusted=");
  });

  test("ignores what it does not understand, with a note", () => {
    const { state, notes } = read("on=nobody&view=map&min=7&home=usa,JPN&by=colour&lang=xx&theme=");
    expect(state).toEqual({ ...DEFAULT_STATE, home: ["JPN"] });
    expect(notes.map(({ key, text }) => `${key}=${text}`).sort()).toEqual([
      "by=colour",
      "home=usa",
      "lang=xx",
      "min=7",
      "on=nobody",
      "view=map",
    ]);
  });

  test("keeps parameters of another origin", () => {
    const others = new URLSearchParams("utm=x&sel=old");
    expect(writeAddress({ ...DEFAULT_STATE, sel: "new" }, others).toString()).toBe("sel=new&utm=x");
  });

  test("reads back whatever it wrote", () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    const country = fc.stringMatching(/^[A-Z]{3}$/);
    const ids = fc.uniqueArray(id, { maxLength: 4 });
    const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const state: fc.Arbitrary<ViewState> = fc.record({
      g: some(id),
      home: some(fc.uniqueArray(country, { minLength: 1, maxLength: 3 })),
      trusted: some(fc.uniqueArray(country, { maxLength: 3 })),
      adversary: some(fc.uniqueArray(country, { maxLength: 3 })),
      on: some(fc.oneof(fc.constantFrom("foreign", "untrusted", "adversary"), country)),
      sel: some(id),
      to: some(id),
      kind: fc.uniqueArray(fc.constantFrom("material", "tool", "sector"), { maxLength: 3 }),
      tier: ids,
      lane: ids,
      maker: fc.uniqueArray(country, { maxLength: 3 }),
      status: fc.uniqueArray(fc.constantFrom("reported", "withheld"), { maxLength: 2 }),
      q: fc.stringMatching(/^[a-z ]{0,9}$/),
      min: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      dep: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      view: fc.constantFrom("graph", "table"),
      by: fc.constantFrom("product", "producer", "country", "firm", "input"),
      for: some(id),
      cols: fc.constantFrom("usual", "scores", "structure", "order"),
      sort: some(fc.constantFrom("score", "-score", "name", "-lookThrough")),
      a: some(id),
      b: some(id),
      c: some(id),
      d: some(id),
      day: some(fc.integer({ min: 0, max: 18_263 })),
      show: fc.constantFrom("a", "b", "c", "d", "diff"),
      runs: some(fc.integer({ min: 2, max: 1000 })),
      measure: fc.constantFrom("loss", "share", "dependency", "governance"),
      group: fc.constantFrom("industry", "country", "community"),
      steps: some(fc.constantFrom(1, 2, 3)),
      zoom: fc.integer({ min: 1, max: 12 }),
      table: some(id),
      row: some(fc.stringMatching(/^[a-z]{1,9}\|[a-z, ]{1,9}\|[0-9]{4}$/)),
      only: some(fc.constantFrom("used", "disputed", "unsourced", "old")),
      tour: some(fc.integer({ min: 1, max: 99 })),
      lang: some(fc.constantFrom("en", "ja")),
      theme: some(fc.constantFrom("light", "dark")),
    });
    fc.assert(
      fc.property(state, (before) => {
        const text = writeAddress(before).toString();
        expect(read(text)).toEqual({ state: before, notes: [] });
      }),
    );
  });
});

test("unsaved scenarios stay with the data set of which they speak", () => {
  const state = { ...DEFAULT_STATE, g: "us-sri" };
  expect(keptHash("#a=x", state, { day: 3 })).toBe("#a=x");
  expect(keptHash("#a=x", state, { ...state, home: ["JPN"] })).toBe("#a=x");
  expect(keptHash("#a=x", state, { ...DEFAULT_STATE, g: "eu-crm" })).toBe("");
  expect(keptHash("#a=x", state, { ...DEFAULT_STATE })).toBe("");
});
