import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unpackTexts } from "../../../src/engine/build/packed-texts.ts";
import { NOT_STATED } from "../../../src/model/firm-network.ts";
import { type FirmsRead, readFirms } from "../../../src/store/formats/firm-columns.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function file(text: string): Promise<string> {
  const path = join(await temporaryFolder(), "t.csv");
  await writeFile(path, text);
  return path;
}

/** Rows as they were read. */
function rows({ ids, columns }: FirmsRead) {
  const { names, industries, countries, industry, country } = columns;
  const [sectors, places, called] = [industries, countries, names ?? industries].map((texts) =>
    unpackTexts(texts),
  );
  return Array.from({ length: ids.size }, (_, i) => ({
    id: ids.label(i),
    ...(names === null ? {} : { name: called?.[i] }),
    industry: sectors?.[industry[i] ?? -1],
    country: country[i] === NOT_STATED ? null : places?.[country[i] ?? -1],
  }));
}

test("firms have an industry, and a country where the file says one", async () => {
  expect(rows(await readFirms(await file("id,industry\na,mining\nb,9\n")))).toEqual([
    { id: "a", industry: "mining", country: null },
    { id: "b", industry: "9", country: null },
  ]);
  const text = "size,industry,country,id\n1,m,JPN,a\n2, m ,,b\n3,k,JPN,7\n";
  expect(rows(await readFirms(await file(text)))).toEqual([
    { id: "a", industry: "m", country: "JPN" },
    { id: "b", industry: "m", country: null },
    { id: "7", industry: "k", country: "JPN" },
  ]);
});

test("names are kept where one differs from its id, label before name", async () => {
  const text = 'id,industry,name,label\na,m,x,"A, Ltd"\nb,m,y,\nc,m,z,c\n';
  expect(rows(await readFirms(await file(text))).map(({ name }) => name)).toEqual([
    "A, Ltd",
    "",
    "",
  ]);
  const bare = await readFirms(await file("id,industry,name\na,m,a\nb,m,\n"));
  expect(bare.columns.names).toBeNull();
});

test("more firms than columns start with", async () => {
  const n = 5000;
  const lines = Array.from({ length: n }, (_, i) => `f${i},i${i % 7},C${i % 3}`);
  const read = rows(await readFirms(await file(`id,industry,country\n${lines.join("\n")}\n`)));
  expect(read).toHaveLength(n);
  for (const i of [0, 1023, 1024, 4999]) {
    expect(read[i]).toEqual({ id: `f${i}`, industry: `i${i % 7}`, country: `C${i % 3}` });
  }
});

test("a firm twice, without an id or an industry, is a fault of its line", async () => {
  await expect(readFirms(await file("id,industry\na,m\n,m\na,m\nb,\n"))).rejects.toMatchObject({
    details: [
      { line: 3, column: "id" },
      { line: 4, column: "id", message: 'is "a", as on line 2' },
      { line: 5, column: "industry" },
    ],
  });
});
