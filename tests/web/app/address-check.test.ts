import { expect, test } from "vitest";
import { checkAddress } from "../../../web/app/address-check.ts";
import { SORT_COLUMNS } from "../../../web/app/sort-columns.ts";
import { readAddress } from "../../../web/app/view-state-address.ts";
import { product } from "../graph/network.ts";

const country = (id: string, blocs: string[] = []) => ({
  ...{ id, nameEn: id, nameJa: id, blocs, governance: null },
});
const graph = {
  id: "one",
  kind: "products" as const,
  titleEn: "One",
  titleJa: null,
  version: "1",
  counts: {},
  defaults: { home: ["USA"], trusted: ["MSP"], adversary: ["CHN"] },
  importanceSets: [],
  products: [
    product("ore", { stage: "mined" }),
    product("chips", { kind: "sector", importance: 1, lane: "compute" }),
  ],
  inputs: [],
  countries: [country("USA", ["MSP"]), country("JPN", ["MSP"]), country("CHN")],
  firms: [],
  sources: [],
};

function check(search: string) {
  const asked = readAddress(new URLSearchParams(search));
  const { state, notes } = checkAddress(asked, { graphs: ["one"], graph });
  return { state, notes: notes.map(({ key, text }) => `${key}=${text}`) };
}

test("what the data set knows stands", () => {
  const search = "g=one&home=JPN&trusted=MSP&on=CHN&sel=ore@CHN&for=chips&maker=CHN&lane=compute";
  const asked = readAddress(new URLSearchParams(search));
  expect(checkAddress(asked, { graphs: ["one"], graph })).toEqual(asked);
});

test("what it does not know falls back to the default, with a note each", () => {
  expect(check("home=XXX")).toMatchObject({ state: { home: null }, notes: ["home=XXX"] });
  expect(check("home=XXX,JPN")).toMatchObject({ state: { home: ["JPN"] }, notes: ["home=XXX"] });
  expect(check("g=none")).toMatchObject({ state: { g: null }, notes: ["g=none"] });
  expect(check("on=ZZZ")).toMatchObject({ state: { on: null }, notes: ["on=ZZZ"] });
  expect(check("for=ore")).toMatchObject({ state: { for: null }, notes: ["for=ore"] });
  expect(check("sel=nonsense&to=@ZZZ")).toMatchObject({
    state: { sel: null, to: null },
    notes: ["sel=nonsense", "to=@ZZZ"],
  });
  const { notes } = check("kind=foo&status=bar&sort=zzz&lang=fr&tier=sky&lane=zz&maker=ZZZ");
  expect(notes.toSorted()).toEqual(
    "kind=foo lane=zz lang=fr maker=ZZZ sort=zzz status=bar tier=sky".split(" "),
  );
});

test("a country on two sides at once leaves them", () => {
  expect(check("trusted=CHN&adversary=CHN")).toMatchObject({
    state: { trusted: null, adversary: null },
    notes: ["adversary=CHN", "trusted=CHN"],
  });
  expect(check("trusted=CHN")).toMatchObject({ state: { trusted: null } });
  expect(check("adversary=JPN")).toMatchObject({ state: { adversary: null } });
  expect(check("home=CHN").notes).toEqual([]);
});

test("nobody is dependent on home", () => {
  expect(check("on=USA")).toMatchObject({ state: { on: null }, notes: ["on=USA"] });
});

test("nothing is checked before the data set is here", () => {
  const asked = readAddress(new URLSearchParams("g=none&home=XXX"));
  expect(checkAddress(asked, { graphs: undefined, graph: undefined })).toEqual(asked);
});

test("every column of the ranking is an order that the address knows", () => {
  for (const column of SORT_COLUMNS) expect(check(`sort=-${column}`).notes).toEqual([]);
});
