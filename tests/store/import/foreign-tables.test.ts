import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import isoCountries from "i18n-iso-countries";
import { expect, test } from "vitest";
import { COUNTRY_BY_NUMBER } from "../../../src/model/country-numbers.ts";
import { formatProblem } from "../../../src/model/errors.ts";
import type { NetworkDocument } from "../../../src/model/network-document.ts";
import { readNetworkDocument } from "../../../src/store/formats/network-document.ts";
import { keptTexts } from "../../support/exported.ts";
import type { BytesFile } from "../../support/read-import.ts";
import { readImport } from "../../support/read-import.ts";

const SAMPLES = fileURLToPath(new URL("../../golden/networks", import.meta.url));
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** The real tables may not be passed on: they are checked where somebody has them. */
const REAL_ETO = process.env["LINCHPIN_ETO"] ?? join(ROOT, "../shared/data/eto");

async function filesAt(...paths: string[]): Promise<BytesFile[]> {
  return Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      bytes: new Uint8Array(await readFile(path)),
    })),
  );
}

async function csvIn(folder: string): Promise<BytesFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".csv"));
  return filesAt(...names.map((name) => join(folder, name)));
}

/** The files with a text in one of them replaced. */
function changed(files: readonly BytesFile[], name: string, from: string, to: string) {
  return files.map((file) => {
    if (file.name !== name) return file;
    const text = Buffer.from(file.bytes).toString();
    expect(text).toContain(from);
    return { name, bytes: Buffer.from(text.replace(from, to)) };
  });
}

async function faultsOf(files: readonly BytesFile[]): Promise<string[]> {
  const check = await readImport(files);
  return check.graph ? [] : check.problems.map(formatProblem);
}

function documentIn(texts: Record<string, string>): NetworkDocument {
  return JSON.parse(texts["network.json"] ?? "");
}

test("the chip explorer's tables: flows apart from kinds, headquarters flagged, blanks unknown", async () => {
  const check = await readImport(await csvIn(join(SAMPLES, "eto-made-up")));
  const document = documentIn(keptTexts(check));
  expect(check.graph).toMatchObject({ kind: "products", format: "eto" });
  const flows = document.inputGroups.flatMap(({ product, members }) =>
    members.map(({ input }) => `${input}>${product}`),
  );
  expect(flows).toEqual(["X1>X0", "X2>X0", "X5>X0", "X0>X9"]);
  const kinds = document.products.flatMap(({ id, kindOf }) => (kindOf ? [[id, kindOf]] : []));
  expect(kinds).toEqual([
    ["X3", "X2"],
    ["X4", "X2"],
  ]);
  expect(document.products.map(({ kind }) => kind)).toEqual([
    ...[
      "component",
      "material",
      "component",
      "component",
      "component",
      "component",
      "sector",
      "component",
    ],
  ]);
  const shares = (document.supply ?? []).map(({ product, country, share, basis }) =>
    [product, country, share, basis].join(" "),
  );
  expect(shares).toEqual([
    "X1 USA 0.6 headquarters",
    "X1 JPN 0.255 headquarters",
    "X1 OTH 0.145 headquarters",
    "X3 JPN  headquarters", // known to make it, share unknown
    "X4 EUR 1 headquarters",
  ]);
  const firms = (document.firms ?? []).map(({ product, firm, headquarters, share }) =>
    [product, firm, headquarters, share].join(" "),
  );
  expect(firms).toEqual(["X1 Q5 USA 0.4", "X3 Q6 JPN ", "X5 Q7 OTH 0"]);
  expect(document.firmsIndex).toContainEqual({ id: "Q6", nameEn: "Pluma KK" });
  const notes = check.graph?.warnings.map(({ message }) => message);
  expect(notes).toContain("shares count makers by their headquarters, not by their plants");
});

test("faults of the chip explorer's tables are told together, each where it stands", async () => {
  let files = await csvIn(join(SAMPLES, "eto-made-up"));
  files = changed(files, "provision.csv", "25.5", "lots");
  files = changed(files, "provision.csv", "Q4,Laser", "Q44,Laser");
  files = changed(files, "sequence.csv", "Cutting tools,X2\nL", "Cutting tools,X22\nL");
  expect(await faultsOf(files)).toEqual(
    [
      'provision.csv:3:share_provided is "lots", expected percent 0..100, or nothing where it is unknown',
      'provision.csv:6:provider_id is "Q44", expected an id of providers.csv',
      'sequence.csv:4:is_type_of_id is "X22", expected an id of inputs.csv',
    ].sort((a, b) => order(files, a) - order(files, b)),
  );
  const without = files.filter(({ name }) => name !== "providers.csv");
  expect((await faultsOf(without))[0]).toContain(
    "the table providers.csv of the chip explorer is missing",
  );
});

function order(files: readonly BytesFile[], line: string): number {
  return files.findIndex(({ name }) => line.startsWith(name));
}

test.runIf(existsSync(join(REAL_ETO, "sequence.csv")))(
  "the real tables of the chip explorer",
  async () => {
    const files = await csvIn(REAL_ETO);
    const document = documentIn(keptTexts(await readImport(files)));
    expect(document.products).toHaveLength(126 + 3);
    const flows = document.inputGroups.length;
    const kinds = document.products.filter(({ kindOf }) => kindOf).length;
    expect([flows > 0, kinds > 0, flows + kinds <= 139]).toEqual([true, true, true]);
    const rows = [...(document.supply ?? []), ...(document.firms ?? [])];
    expect(rows).toHaveLength(1300);
    expect(rows.filter(({ share }) => share === null)).toHaveLength(246);
    expect(readNetworkDocument(JSON.stringify(document), "eto.json").tables.inputs).toHaveLength(
      flows,
    );
  },
);

test("trade flows: numbers become countries, products of the newest year are added up", async () => {
  const check = await readImport(await filesAt(join(SAMPLES, "baci-made-up.csv")));
  const { "edges.csv": edges, "nodes.csv": nodes, "about.json": about } = keptTexts(check);
  expect(edges).toBe("source,target,weight\nUSA,JPN,12\nCHN,USA,7\nTWN,DEU,2\nM899,DEU,4\n");
  expect(nodes).toContain("TWN,TWN,unknown,TWN");
  expect(JSON.parse(about ?? "")).toEqual({ unit: "thousand USD" });
  const notes = check.graph?.warnings.map(({ message }) => message);
  expect(notes).toEqual([
    "flows of 2 products in 2022 are added up",
    "1 rows of older years are left out",
    "no country is known by 899",
  ]);
});

test("trade flows beside BACI's own codes of countries; faults with line and column", async () => {
  const codes = "country_code,country_name,country_iso2,country_iso3\n899,Nowhere,NW,NWH\n";
  const flows = "t,i,j,k,v,q\n2022,899,4,850440,1,1\n";
  const named = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  const check = await readImport([named("flows.csv", flows), named("codes.csv", codes)]);
  expect(keptTexts(check)["edges.csv"]).toBe("source,target,weight\nNWH,AFG,1\n");
  const broken = "t,i,j,k,v,q\n2022,4,8,850440,-1,1\n20,4,x1,85?440,1,1\n";
  expect(await faultsOf([named("flows.csv", broken)])).toEqual([
    'flows.csv:2:v is "-1", expected a number of at least 0',
    'flows.csv:3:t is "20", expected a year',
    'flows.csv:3:j is "x1", expected the number of a country, or ISO 3166-1 alpha-3',
    'flows.csv:3:k is "85?440", expected an HS product, such as 850440',
  ]);
  expect(await faultsOf([named("codes.csv", codes)])).toEqual([
    "codes.csv is a list of countries without the trade between them, expected flows beside it: t,i,j,k,v,q",
  ]);
});

test("an inter-country table becomes a network of industries", async () => {
  const check = await readImport(await filesAt(join(SAMPLES, "icio-made-up.csv")));
  const { "edges.csv": edges, "nodes.csv": nodes } = keptTexts(check);
  expect(edges?.trimEnd().split("\n")).toEqual([
    "source,target,weight",
    ...["AUS_A01,AUS_A01,1", "AUS_A01,AUS_B05,2", "AUS_B05,AUS_B05,1", "AUS_B05,JPN_C26,5"],
    ...["JPN_C26,AUS_A01,2", "JPN_C26,AUS_B05,1", "JPN_C26,JPN_C26,3"],
  ]);
  expect(nodes).toContain("JPN_C26,JPN_C26,C26,JPN");
  expect(check.graph).toMatchObject({ kind: "firms", format: "input-output-table" });
});

test("numbers of countries are those of the standard", () => {
  for (const [code, number] of Object.entries(isoCountries.getAlpha3Codes()).map(
    ([alpha3]) =>
      [alpha3 === "XKK" ? "XKX" : alpha3, Number(isoCountries.alpha3ToNumeric(alpha3))] as const,
  )) {
    expect([number, COUNTRY_BY_NUMBER.get(number)]).toEqual([number, code]);
  }
});
