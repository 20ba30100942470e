import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/model/errors.ts";
import { readPackage } from "../../../src/store/packages/read-package.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { FILES, PLANS, packageFolder, swap } from "../package-folder.ts";

type Changes = Parameters<typeof packageFolder>[0];

/** Problems as people read them, warnings marked; without the note that resources are not listed. */
async function problems(changes: Changes): Promise<string[]> {
  const { data, problems } = await readPackage(await packageFolder(changes));
  const errors = problems.filter(({ severity }) => severity !== "warning");
  expect(data === null, "data only without an error").toBe(errors.length > 0);
  return problems
    .filter(({ message }) => !message.startsWith("does not list"))
    .map((problem) => `${problem.severity === "warning" ? "~" : ""}${formatProblem(problem)}`);
}

test("a good package becomes a data set", async () => {
  const { data, counts, problems } = await readPackage(await packageFolder());
  expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  expect(counts).toEqual({
    products: 5,
    materials: 2,
    components: 1,
    sectors: 2,
    importance: 2,
    supply: 6,
    firms: 0,
    sourcing: 0,
    inputs: 5,
    countries: 3,
    evidence: 3,
    sources: 4,
  });
  expect(data).toMatchObject({
    id: "little",
    titleEn: "A little package",
    titleJa: "小さなパッケージ",
    defaults: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
    valueShares: [{ input: "magnet", product: "missile", share: 0.02 }],
  });
  expect(data?.tables.products[0]).toEqual({
    id: "ore",
    kind: "material",
    stage: "mined",
    lane: null,
    nameEn: "Ore, mined",
    nameJa: "鉱石",
    descriptionEn: null,
    descriptionJa: null,
    synonyms: ["rock", "stone"],
    unit: null,
    pillar: null,
    kindOf: null,
  });
  expect(data?.tables.products[1]?.descriptionEn).toBe('An "oxide"');
  expect(data?.tables.supply[1]).toMatchObject({ share: 0.3, quantity: null, spare: 0.1 });
  expect(data?.tables.supply[2]?.rival).toBe(true);
});

test("trade and projects are read, checked and counted", async () => {
  const { data, problems, counts } = await readPackage(await packageFolder(PLANS));
  expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  expect(counts).toMatchObject({ trade: 2, tradeParameters: 1, projects: 2 });
  expect(data?.tables.trade[0]).toMatchObject({ flow: "import", quantity: 12, valueMusd: null });
  expect(data?.tables.tradeParameters[0]).toMatchObject({ scope: "home", value: 0.8 });
  expect(data?.tables.projects).toMatchObject([
    { id: "mine", type: "capacity", gainBasis: "world", instruments: ["equity", "lending"] },
    { id: "store", type: "stockpile", gainBasis: "home", instruments: [], successOdds: null },
  ]);
});

test("faults in trade and projects are named", async () => {
  const found = await problems({
    "trade.csv": `product,reporter,partner,flow,value_musd,status,low,high,year,source,detail
ore,USA,CHN,sideways,12,reported,,,2024,usgs,
ore,USA,QQQ,import,12,reported,,,2024,usgs,
`,
    "projects.csv": PLANS["projects.csv"]
      .replace("mine,A mine,ore,USA", "mine,A mine,orb,PACT")
      .replace("0.1,,500", "10,,500")
      .replace("equity;lending", "gift")
      .replace("other,page 2", "nobody,page 2"),
  });
  for (const text of [
    'trade.csv:2:flow is "sideways"',
    'trade.csv:3:partner "QQQ" is no country code',
    'projects.csv:2:instruments is "gift", expected one of equity, lending',
    'projects.csv:2:product unknown product "orb"',
    'projects.csv:2:country "PACT" is no country code',
    "projects.csv:2:gain_share is 10, more than the whole world makes, expected at most 1",
    'projects.csv:3:source unknown source "nobody"',
  ]) {
    expect(found.join("\n")).toContain(text);
  }
  const unsourced = { "trade.csv": PLANS["trade.csv"].replaceAll("usgs", "") };
  const backing = await problems(unsourced);
  expect(backing).toContain(
    "trade.csv:2:source quantity 12 has no source, expected a source (an id of sources)",
  );
  expect(backing).toContain(
    "trade.csv:3:source value_musd 3.5 has no source, expected a source (an id of sources)",
  );
});

test("net import reliance above 1 is flagged, not refused", async () => {
  const found = await problems({
    "reliance.csv": `product,country,net_import_reliance,status,low,high,year,source,detail
ore,USA,1.2,reported,,,2024,usgs,table 1
ore,JPN,-3,reported,,,2024,usgs,table 1
oxide,USA,1,reported,,,2024,usgs,table 1
`,
  });
  expect(found).toEqual([
    "~reliance.csv:2:net_import_reliance is 1.2, more than all that is used, expected at most 1; above it only by an error in the figures",
  ]);
});

test("value shares above the whole and cycles that add no value are named with file and line", async () => {
  const header =
    "product,group,input,essentiality,substitutability,mix,headroom,cover_days,lag_days";
  const inputs = (rows: string) =>
    problems({
      "inputs.csv": `${header},value_share,status,low,high,year,source,detail\n${rows}`,
      "evidence.csv": `file,key,column,status,low,high,year,source,detail
inputs.csv,car|a|oxide,value_share,estimated,,,2024,usgs,
inputs.csv,car|b|magnet,value_share,estimated,,,2024,usgs,
inputs.csv,oxide|a|magnet,value_share,estimated,,,2024,usgs,
inputs.csv,magnet|a|oxide,value_share,estimated,,,2024,usgs,
supply.csv,ore|USA|production|2024|usgs,spare,estimated,,,2024,usgs,
`,
    }).then((found) => found.filter((text) => text.includes("value")));
  const row = (product: string, group: string, input: string, share: number) =>
    `${product},${group},${input},1,0,1,0,,,${share},estimated,,,2024,usgs,\n`;
  const more = row("oxide", "a", "magnet", 0.5) + row("magnet", "a", "oxide", 0.5);
  expect(
    await inputs(row("car", "a", "oxide", 0.7) + row("car", "b", "magnet", 0.7) + more),
  ).toEqual(["inputs.csv:3:value_share value shares of car sum to 1.4, expected at most 1"]);
  const fine = row("car", "a", "oxide", 0.1) + row("car", "b", "magnet", 0.1);
  const cycle = row("oxide", "a", "magnet", 1) + row("magnet", "a", "oxide", 1);
  expect(await inputs(fine + cycle)).toEqual([
    "inputs.csv:4:value_share no value is added anywhere in magnet -> oxide -> magnet, expected value shares that sum to less than 1 for at least one product of a cycle",
  ]);
  expect(await inputs(fine + more)).toEqual([]);
});

test("the same figures have the same version, wherever they lie and however files are written", async () => {
  const plain = await readPackage(await packageFolder());
  const windows = await readPackage(
    await packageFolder({
      "supply.csv": (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
      "products.csv": (text) => text.replace("\n", "\n\n"),
    }),
  );
  const other = await readPackage(
    await packageFolder({
      "supply.csv": swap("ore,USA,production,,0.3", "ore,USA,production,,0.29"),
    }),
  );
  expect(windows.data?.version).toBe(plain.data?.version);
  expect(other.data?.version).not.toBe(plain.data?.version);
});

describe("a fault is named with file, line and column, and what was expected", () => {
  test("missing column", async () => {
    const found = await problems({
      "supply.csv": swap("basis,quantity,share", "basis,quantity,part"),
    });
    expect(found).toEqual([
      "supply.csv:1:part unknown column, expected one of product, country, basis, quantity, share, spare, status, low, high, year, source, detail, rival",
      "supply.csv:1:share the column is missing from the header, expected a column of a number 0..1",
    ]);
  });

  test("column given twice", async () => {
    const found = await problems({ "importance.csv": swap("share,source", "share,share") });
    expect(found).toContain(
      "importance.csv:1:share the column stands twice, expected each column once",
    );
  });

  test("missing files", async () => {
    const found = await problems({
      "inputs.csv": null,
      "evidence.csv": null,
      "datapackage.json": null,
    });
    expect(found).toContain(
      "inputs.csv the file is missing, expected inputs.csv beside datapackage.json",
    );
    expect(found).toContain(
      "datapackage.json the file is missing, expected a Frictionless data package descriptor",
    );
  });

  test("a listed file that is not there", async () => {
    const resources = [
      { name: "stocks", path: "stocks.csv" },
      { name: "supply", path: "x.csv" },
    ];
    const found = await problems({ "datapackage.json": JSON.stringify({ resources }) });
    expect(found).toEqual([
      'datapackage.json:resources.1.path is "x.csv", expected supply.csv',
      "stocks.csv the file is missing, though the descriptor lists it, expected a table beside datapackage.json",
    ]);
  });

  test.each([
    ["empty", ""],
    ["in Latin-1", Buffer.from("product,country,holder,days\nore,USA,R\u00e9serve,3\n", "latin1")],
    ["in UTF-16", Buffer.from("\uFEFFproduct,country,holder,days\n", "utf16le")],
    ["split by semicolons", "product;country;holder;days\nore;USA;state;3\n"],
  ])("a listed file that is there but %s is not called missing", async (_, stocks) => {
    const resources = [{ name: "stocks", path: "stocks.csv" }];
    const found = await problems({
      "datapackage.json": JSON.stringify({ resources }),
      "stocks.csv": stocks,
    });
    expect(found.filter((text) => /^stocks\.csv:[12]/.test(text))).not.toEqual([]);
    expect(found.join()).not.toContain("the file is missing");
  });

  test("an empty file", async () => {
    expect((await problems({ "importance.csv": "" })).join()).toContain(
      "importance.csv:1 the file is empty, expected the header set,product,share",
    );
  });

  test("unknown ids", async () => {
    const found = await problems({
      "supply.csv": swap("oxide,OTH", "oxyde,OTH"),
      "inputs.csv": swap(
        "magnet,oxide,oxide,1,0,1,0,,,,judgement,,,2024,judged",
        "magnet,oxide,nothing,1,0,1,0,,,,judgement,,,2024,nobody",
      ),
      "importance.csv": swap("equal,car", "equal,magnet"),
    });
    expect(found).toEqual([
      "importance.csv:3:product magnet is a component, expected a product of kind sector",
      'supply.csv:6:product unknown product "oxyde", expected an id of products',
      'inputs.csv:3:input unknown product "nothing", expected an id of products',
      'inputs.csv:3:source unknown source "nobody", expected an id of sources',
    ]);
  });

  test("firms are checked as soon as there is an index of firms", async () => {
    const firms = `product,firm,headquarters,share,status,low,high,year,source,detail
ore,acme,USA,0.2,reported,,,2024,usgs,p. 1
ore,acmee,USA,0.1,reported,,,2024,usgs,p. 1
`;
    expect(await problems({ "firms.csv": firms })).toEqual([]);
    expect(
      await problems({ "firms.csv": firms, "firms_index.csv": "id,name_en\nacme,Acme\n" }),
    ).toEqual([
      'firms.csv:3:firm unknown firm "acmee", expected an id of firms_index, such as "acme"',
    ]);
  });

  test("shares over 1 and sums over 1.02", async () => {
    const found = await problems({
      "supply.csv": (text) =>
        swap(
          "ore,USA,production,,0.3",
          "ore,USA,production,,0.35",
        )(swap("magnet,CHN,headquarters,,0.92", "magnet,CHN,headquarters,,1.4")(text)),
    });
    expect(found).toEqual([
      "supply.csv:3:share shares of ore (production, 2024) sum to 1.05, expected at most 1.02",
      "supply.csv:7:share is 1.4, expected a number 0..1",
    ]);
  });

  test("rival figures do not count in a sum", async () => {
    expect(await problems({})).toEqual([]); // 0.7 + 0.3, and a rival 0.8
  });

  test("a group without a member", async () => {
    const found = await problems({ "inputs.csv": swap("magnet,oxide,oxide", "magnet,oxide,") });
    expect(found).toEqual(["inputs.csv:3:input is missing, expected text"]);
  });

  test("mixes that do not make a whole", async () => {
    expect(await problems({ "inputs.csv": swap("0.2,0.2,1,,", "0.2,0.1,1,,") })).toEqual([
      "inputs.csv:5:mix mixes of group motor of car sum to 0.9, expected 1",
    ]);
    expect(await problems({ "inputs.csv": swap("0.2,0.2,1,,", "0.2,0.19,1,,") })).toEqual([
      "~inputs.csv:5:mix mixes of group motor of car sum to 0.99 and are scaled to 1, expected 1",
    ]);
    expect(await problems({ "inputs.csv": swap("0.2,0.2,1,,", "0.2,,1,,") })).toEqual([
      "inputs.csv:6:mix is missing, though others in group motor of car have one, expected a mix for every member of a group or for none",
    ]);
  });

  test("members of a group that disagree", async () => {
    const found = await problems({
      "inputs.csv": swap("car,motor,oxide,0.5,0.2", "car,motor,oxide,0.6,0.3"),
    });
    expect(found).toEqual([
      "inputs.csv:6:essentiality is 0.6 in group motor of car, but 0.5 for magnet, expected one essentiality for all members of a group",
      "inputs.csv:6:substitutability is 0.3 in group motor of car, but 0.2 for magnet, expected one substitutability for all members of a group",
    ]);
  });

  test("bad country codes", async () => {
    const found = await problems({
      "supply.csv": (text) => swap("oxide,OTH", "oxide,PACT")(swap("oxide,CHN", "oxide,QQQ")(text)),
      "countries.csv": swap("CHN,China,中国,6.2,,", "CHX,China,中国,6.2,DEU,"),
      "sourcing.csv": `product,market,supplier,share,status,low,high,year,source,detail
ore,PACT,CHN,0.5,reported,,,2024,usgs,p. 1
ore,NOPE,CHN,0.5,reported,,,2024,usgs,p. 1
`,
    });
    expect(found).toEqual([
      'supply.csv:5:country "QQQ" is no country code, expected ISO 3166-1 alpha-3, OTH or UNK',
      'supply.csv:6:country "PACT" is no country code, expected ISO 3166-1 alpha-3, OTH or UNK',
      'sourcing.csv:3:market "NOPE" is no country code, expected ISO 3166-1 alpha-3, OTH, UNK or a bloc of countries',
      'countries.csv:3:iso3 "CHX" is no country code, expected ISO 3166-1 alpha-3, OTH, UNK or a bloc that another row names',
      'countries.csv:3:blocs "DEU" cannot name a bloc, expected capital letters and digits, 2 to 12, that are no country\'s code',
    ]);
  });

  test("strict numbers, years and words", async () => {
    const found = await problems({
      "supply.csv": (text) =>
        text
          .replace("ore,CHN,production,70,0.7", "ore,CHN,production,70t,0.7")
          .replace("ore,USA,production,,0.3", 'ore,USA,production,"1,000",0.3')
          .replace("oxide,CHN,production,,0.9", "oxide,CHN,produced,NaN,0.9")
          .replace("0.92,,reported,,,2023", "Infinity,,reported,,,2023.5"),
    });
    expect(found).toEqual([
      'supply.csv:2:quantity is "70t", expected a number of at least 0',
      'supply.csv:3:quantity is "1,000", expected a number of at least 0',
      'supply.csv:5:quantity is "NaN", expected a number of at least 0',
      'supply.csv:5:basis is "produced", expected one of production, capacity, headquarters',
      'supply.csv:7:share is "Infinity", expected a number 0..1',
      "supply.csv:7:year is 2023.5, expected a whole number 1900..2100",
    ]);
  });

  test("governance out of range", async () => {
    const found = await problems({ "countries.csv": swap("中国,6.2", "中国,62") });
    expect(found).toEqual(["countries.csv:3:governance is 62, expected a number 0..10"]);
  });

  test("repeated rows: the same source adds up, different sources compete", async () => {
    const again = "oxide,OTH,production,,0.01,,estimated,,,2024,usgs,table 9,\n";
    const rival = "oxide,OTH,production,,0.01,,estimated,,,2024,other,page 9,\n";
    expect(await problems({ "supply.csv": (text) => text + again })).toEqual([
      "~supply.csv:8:product product|country|basis|year|source oxide|OTH|production|2024|usgs stands twice; the rows are added up, expected one row",
    ]);
    expect(await problems({ "supply.csv": (text) => text + rival })).toEqual([
      "supply.csv:8:rival oxide|OTH|production|2024 has figures of usgs and other, expected rival = true on all but one",
    ]);
    expect(await problems({ "products.csv": (text) => `${text}ore,material,,,,,,\n` })).toEqual([
      "products.csv:7:id id ore stands twice, expected one row",
    ]);
  });

  test("another year is no repetition", async () => {
    const older = "oxide,OTH,production,,0.2,,estimated,,,2020,other,page 9,\n";
    expect(await problems({ "supply.csv": (text) => text + older })).toEqual([]);
  });

  test("a product that needs itself", async () => {
    const found = await problems({
      "inputs.csv": swap("magnet,oxide,oxide", "magnet,oxide,magnet"),
    });
    expect(found).toEqual([
      "~inputs.csv:3:input magnet needs itself; the link is left out of what it needs, expected another product",
    ]);
  });

  test("importance sets sum to 1", async () => {
    const found = await problems({ "importance.csv": swap("car,0.5", "car,0.3") });
    expect(found).toEqual(["importance.csv:2:share shares of set equal sum to 0.8, expected 1"]);
  });

  test("intervals", async () => {
    const found = await problems({
      "supply.csv": swap("0.7,,reported,0.6,0.8", "0.7,,reported,0.8,0.6"),
      "inputs.csv": swap("0.8,1,2024", "0.95,1,2024"),
    });
    expect(found).toEqual([
      "supply.csv:2:low low 0.8 is above high 0.6, expected low <= high",
      "inputs.csv:4:essentiality is 0.9, outside its own interval, expected 0.95..1 (low..high)",
    ]);
  });

  test("a figure beside the main one may do without evidence of its own: a warning", async () => {
    const folder = await packageFolder({
      "evidence.csv": swap(
        "inputs.csv,oxide|ore|ore,cover_days",
        "inputs.csv,oxide|ore|ore,lag_days",
      ),
    });
    const { data, problems: found } = await readPackage(folder);
    expect(data).not.toBeNull();
    expect(found.filter(({ file }) => file === "inputs.csv")).toMatchObject([
      { line: 2, column: "cover_days", severity: "warning" },
    ]);
  });

  test("figures without a source, judgements without a reason", async () => {
    const found = await problems({
      "supply.csv": swap("2024,usgs,table 2,\noxide,OTH", "2024,,table 2,\noxide,OTH"),
      "inputs.csv": swap("judged,motors can do without", "judged,"),
      "countries.csv": swap("6.2,,bank", "6.2,,"),
      "evidence.csv": swap(
        "inputs.csv,oxide|ore|ore,cover_days",
        "inputs.csv,oxide|ore|ore,lag_days",
      ),
    });
    expect(found).toEqual([
      "supply.csv:5:source share 0.9 has no source, expected a source (an id of sources)",
      "~inputs.csv:2:cover_days is 30 without a source of its own, expected a row in evidence.csv with this row's key and column",
      "inputs.csv:5:detail a judgement without a reason, expected the reason in detail",
      "countries.csv:3:source governance 6.2 has no source, expected a source (an id of sources)",
    ]);
  });

  test("evidence of figures that are not there", async () => {
    const found = await problems({
      "evidence.csv": (text) => `${text}suply.csv,x,share,estimated,,,2024,usgs,
supply.csv,ore|FRA|production|2024|usgs,share,estimated,,,2024,usgs,
supply.csv,ore|USA|production|2024|usgs,shares,estimated,,,2024,usgs,
`,
    });
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(
      'evidence.csv:5:file "suply.csv" is no table, expected the file that holds the figure, such as supply.csv',
    );
    expect(found[1]).toContain(
      'evidence.csv:6:key no row of supply.csv has the key "ore|FRA|production|2024|usgs"',
    );
    expect(found[2]).toContain('evidence.csv:7:column "shares" is no column of supply.csv');
  });

  test("countries on two sides, unknown codes in the defaults", async () => {
    const descriptor = (linchpin: object) =>
      problems({ "datapackage.json": JSON.stringify({ linchpin, resources: [] }) });
    expect(
      await descriptor({ home: ["USA"], trusted: ["PACT"], adversary: ["JPN", "USA"] }),
    ).toEqual([
      "datapackage.json:linchpin.adversary JPN is both trusted and adversary, expected each country in one of these sets",
      "datapackage.json:linchpin.adversary USA is both home and adversary, expected each country in one of these sets",
    ]);
    expect((await descriptor({ home: ["USB"] })).join()).toContain(
      'linchpin.home "USB" is no country',
    );
    expect((await descriptor({ home: ["usa"], homes: [] })).join()).toContain("linchpin.home");
  });

  test("a stray file is said to be unread", async () => {
    expect((await problems({ "suply.csv": "a,b\n" })).join()).toContain(
      "~suply.csv is no table of this format and is not read",
    );
  });
});

describe("files that are no tables", () => {
  test("a row cut short, a quote never closed", async () => {
    const found = await problems({
      "supply.csv": (text) => text.slice(0, text.lastIndexOf(",0.92")),
      "sources.csv": (text) => `${text}x,"a quote that`,
    });
    expect(found).toEqual([
      "supply.csv:7 the row has 4 cells, expected 13, as the header has; is the file cut off or a comma not in quotes?",
      'sources.csv:6 a quote is opened here and never closed; the file seems cut off, expected a closing "',
    ]);
  });

  test("bytes that are not UTF-8: line and position", async () => {
    const good = FILES["countries.csv"] ?? "";
    const bytes = Buffer.concat([
      Buffer.from(good),
      Buffer.from("BRA,S\xe3o Paulo,,,,\n", "latin1"),
    ]);
    expect(await problems({ "countries.csv": bytes })).toEqual([
      `countries.csv:5 byte 0xE3 at position ${Buffer.byteLength(good) + 5} is not UTF-8, expected a file in UTF-8`,
    ]);
    const utf16 = Buffer.from(`\uFEFF${good}`, "utf16le");
    expect(await problems({ "countries.csv": utf16 })).toEqual([
      "countries.csv:1 byte 0xFF at position 0 is not UTF-8, expected a file in UTF-8",
    ]);
  });

  test("a line of 300 MB is left after one record's limit, not read whole", async () => {
    const folder = await packageFolder();
    const path = join(folder, "stocks.csv");
    await writeFile(
      path,
      "product,country,holder,days,status,low,high,year,source,detail\nore,USA,",
    );
    const block = Buffer.alloc(1 << 20, "x");
    for (let written = 0; written < 300; written++) await appendFile(path, block);
    const before = process.memoryUsage().rss;
    const { data, problems } = await readPackage(folder);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(data).toBeNull();
    const errors = problems.filter(({ severity }) => severity !== "warning");
    expect(errors.map(formatProblem)).toEqual([
      "stocks.csv:2 the row is longer than 1048576 bytes; nothing after it was read, expected a table row; is a quote or a line end missing?",
    ]);
  });

  test("a descriptor that is no JSON, or not the right one", async () => {
    expect(
      (await problems({ "datapackage.json": '{"name": "x",\n "resources": ]' })).join(),
    ).toContain("datapackage.json:2 is no JSON");
    expect(await problems({ "datapackage.json": '{"name": "x"}' })).toEqual([
      "datapackage.json:resources is missing, expected a list of resources",
    ]);
  });

  test("an empty folder", async () => {
    const folder = join(await temporaryFolder(), "empty");
    await mkdir(folder);
    await writeFile(join(folder, "note.txt"), "");
    const { data, problems } = await readPackage(folder);
    expect(data).toBeNull();
    expect(problems.map(({ file }) => file)).toEqual([
      "datapackage.json",
      "products.csv",
      "inputs.csv",
    ]);
  });
});

test("all problems of all files come at once, by file and line", async () => {
  const found = await problems({
    "products.csv": swap("oxide,material", "oxide,mineral"),
    "supply.csv": (text) => text.replaceAll(",CHN,", ",CHX,"),
    "inputs.csv": swap("car,motor,oxide", "car,motor,oxyde"),
    "importance.csv": swap("car,0.5", "car,-1"),
  });
  expect(found.map((text) => text.split(" ")[0])).toEqual([
    "products.csv:3:kind",
    "importance.csv:3:share",
    "supply.csv:2:country",
    "supply.csv:4:country",
    "supply.csv:5:country",
    "supply.csv:7:country",
    "inputs.csv:6:input",
  ]);
});

test("of a file with very many problems the first thousand are kept, the rest is counted", async () => {
  const bad = "ore,XXX,production,,,,reported,,,2024,usgs,t,true\n".repeat(1500);
  const { problems } = await readPackage(
    await packageFolder({ "supply.csv": (text) => text + bad }),
  );
  const errors = problems.filter(({ file }) => file === "supply.csv");
  expect(errors).toHaveLength(1001);
  expect(problems.at(-1)).toMatchObject({
    file: "supply.csv",
    message: "500 more problems, not listed",
  });
});
