import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/store/kept/open-store.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

let site: Site;
let secret: string;

beforeAll(async () => {
  site = await Site.start({}, async (folder) => {
    const store = openStore({ folder, databaseUrl: null });
    ({ secret } = await store.tokens.create({ name: "page", role: "read" }));
    await store.close();
  });
});
afterAll(() => site.close());

const ROWS = ".ranking tbody tr, .phone-rows li";
/** The browser itself says when it was refused. */
const REFUSED = /status of 401/;

test.each([
  {
    lang: "en",
    width: 1440,
    title: "This server asks for a token",
    label: "Token",
    show: "Continue",
  },
  {
    lang: "ja",
    width: 390,
    title: "このサーバーはトークンを求めています",
    label: "トークン",
    show: "続ける",
  },
])("the page asks for a token and keeps it for the tab, $lang", async (words) => {
  const page = await site.open(`/chokepoints?lang=${words.lang}`, {
    viewport: { width: words.width, height: 844 },
    allowed: REFUSED,
  });
  const dialog = page.getByRole("dialog", { name: words.title });
  await dialog.waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, `token-${words.lang}`);
  const submit = async (token: string) => {
    await dialog.getByLabel(words.label).fill(token);
    await dialog.getByRole("button", { name: words.show }).click();
  };
  await submit("not-this-one");
  await dialog.getByRole("alert").waitFor();
  await submit(secret);
  await dialog.waitFor({ state: "hidden" });
  await page.locator(ROWS).first().waitFor();
  await page.reload();
  await page.locator(ROWS).first().waitFor();
  expect(await dialog.count()).toBe(0);
});
