import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A small data package without a fault: two minerals, a component, two sectors. */
export const FILES: Readonly<Record<string, string>> = {
  "datapackage.json": JSON.stringify({
    name: "little",
    title: "A little package",
    titleJa: "小さなパッケージ",
    linchpin: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
    resources: [],
  }),
  "products.csv": `id,kind,stage,name_en,name_ja,description_en,description_ja,synonyms
ore,material,mined,"Ore, mined",鉱石,,,rock;stone
oxide,material,refined,Oxide,酸化物,"An ""oxide""",,
magnet,component,part,Magnet,磁石,,,
missile,sector,,Missiles,ミサイル,,,
car,sector,,Cars,自動車,,,
`,
  "importance.csv": `set,product,share,source,detail
equal,missile,0.5,judged,
equal,car,0.5,judged,
`,
  "supply.csv": `product,country,basis,quantity,share,spare,status,low,high,year,source,detail,rival
ore,CHN,production,70,0.7,,reported,0.6,0.8,2024,usgs,table 1,
ore,USA,production,,0.3,0.1,reported,,,2024,usgs,table 1,
ore,CHN,production,,0.8,,estimated,,,2024,other,page 3,true
oxide,CHN,production,,0.9,,estimated,,,2024,usgs,table 2,
oxide,OTH,production,,0.1,,estimated,,,2024,usgs,table 2,
magnet,CHN,headquarters,,0.92,,reported,,,2023,other,page 4,
`,
  "inputs.csv":
    `product,group,input,essentiality,substitutability,mix,headroom,cover_days,lag_days,value_share,status,low,high,year,source,detail
oxide,ore,ore,1,0,1,0,30,,,judgement,,,2024,judged,nothing else is an ore,
magnet,oxide,oxide,1,0,1,0,,,,judgement,,,2024,judged,the magnet is made of it
missile,magnet,magnet,0.9,0.1,1,0,,,0.02,judgement,0.8,1,2024,judged,no other magnet is strong enough
car,motor,magnet,0.5,0.2,0.8,0,,,,judgement,,,2024,judged,motors can do without
car,motor,oxide,0.5,0.2,0.2,1,,,,judgement,,,2024,judged,ferrite in small motors
`.replace("an ore,\n", "an ore\n"),
  "countries.csv": `iso3,name_en,name_ja,governance,blocs,source
USA,United States,米国,3.1,PACT,bank
CHN,China,中国,6.2,,bank
JPN,Japan,日本,2.5,PACT,bank
`,
  "evidence.csv": `file,key,column,status,low,high,year,source,detail
supply.csv,ore|USA|production|2024|usgs,spare,estimated,,,2024,usgs,table 3
inputs.csv,oxide|ore|ore,cover_days,estimated,,,2024,usgs,table 4
inputs.csv,missile|magnet|magnet,value_share,estimated,,,2024,other,page 5
`,
  "sources.csv": `id,citation,publisher,year,url,licence,accessed,grade
usgs,"Mineral Commodity Summaries, 2025",USGS,2025,https://example.org/mcs,public domain,2026-11-22,A
other,Another report,,2024,,,2026-11,C
bank,Governance Indicators,World Bank,2024,,CC BY 4.0,,A
judged,Judgement of the authors,,2026,,,,D
`,
};

/** Trade and projects beside the little package. */
export const PLANS = {
  "trade.csv": `product,reporter,partner,flow,quantity,value_musd,status,low,high,year,source,detail
ore,USA,CHN,import,12,,reported,,,2024,usgs,table 1
ore,PACT,CHN,export,,3.5,reported,,,2024,usgs,table 1
`,
  "trade_parameters.csv": `product,country,scope,value,status,low,high,year,source,detail
ore,JPN,home,0.8,reported,,,2023,other,annex
`,
  "projects.csv": `id,name,product,country,type,gain_share,gain_basis,capex_musd,instruments,permit_years,build_years,start_year,stage,state,success_odds,status,low,high,year,source,detail
mine,A mine,ore,USA,,0.1,,500,equity;lending,3,2,2027,mature,permitting,0.7,estimated,,,2025,other,page 1
store,A store,ore,USA,stockpile,0.2,home,20,,0,1,,,,,estimated,,,2025,other,page 2
`,
};

/** A scenario beside the little package, as its text. */
export function preset(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    format: "linchpin-scenario/1",
    name: "No ore",
    nameJa: "鉱石なし",
    description: "China sells no ore.",
    descriptionJa: "中国が鉱石を売らない。",
    shocks: [{ kind: "halt", products: ["ore"], countries: ["CHN"] }],
    sources: [{ source: "usgs", detail: "table 1" }],
    ...changes,
  });
}

/**
 * A folder with the little package, changed as a test wants it.
 * @param changes new text (or bytes) of a file, a function of the old text, or null: no such file
 */
export async function packageFolder(
  changes: Readonly<Record<string, string | Buffer | null | ((text: string) => string)>> = {},
): Promise<string> {
  const folder = join(await temporaryFolder(), "little");
  await mkdir(folder);
  const names = new Set([...Object.keys(FILES), ...Object.keys(changes)]);
  for (const name of names) {
    const change = name in changes ? changes[name] : FILES[name];
    if (change === null || change === undefined) continue;
    const text = typeof change === "function" ? change(FILES[name] ?? "") : change;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** Replaces text that must be there: a test that changes nothing proves nothing. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new RangeError(`"${from}" is not in the file`);
    return text.replace(from, to);
  };
}
