import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLES } from "../../web/app/import/samples.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(() => site.close());

const DOCUMENT = SAMPLES.find(({ id }) => id === "document")?.text ?? "";
const BAD = `source,target,weight\n${"a,,1\n".repeat(250)}b,c,much\n`;
const PHONE = { width: 390, height: 844 };

/** Drops text files on the page, as a pointer does. */
function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const parts = Object.entries(files).map((file) => JSON.stringify(file));
  return dropped(page, `[${parts.join()}]`);
}

/** Drops one file whose content is made in the page. */
function dropContent(page: Page, name: string, content: string): Promise<void> {
  return dropped(page, `[["${name}", ${content}]]`);
}

async function dropped(page: Page, files: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const [name, content] of ${files}) transfer.items.add(new File([content], name));
    return transfer;
  })()`);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("body", type, { dataTransfer });
    if (type === "dragover") await page.locator(".drop-veil").waitFor();
  }
}

const address = (page: Page) => new URL(page.url());

test("a document that is dropped becomes a data set, is chosen, listed and removed", async () => {
  const page = await site.open("/chokepoints?lang=en");
  await page.locator(".data-set").waitFor();
  await drop(page, { "motors.json": DOCUMENT });
  await page.waitForURL(/\/explore\?.*g=motors/);
  expect(await page.locator(".drop-veil").count()).toBe(0);
  await expect.poll(() => page.locator(".data-set").innerText()).toContain("Motors");
  await expect.poll(() => page.locator(".finding, h1").first().innerText()).not.toBe("");
  await page.locator('.graph-labels [data-id="magnet"]').waitFor();
  await picture(page, "import-motors");
  await page.locator(".data-set").click();
  await page.getByText("Your own", { exact: true }).waitFor();
  await page.getByRole("menuitem", { name: "Remove Motors" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Motors?" });
  await dialog.waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Keep" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.locator(".data-set").click();
  await page.getByRole("menuitem", { name: "Remove Motors" }).click();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect.poll(() => address(page).searchParams.get("g")).toBeNull();
  await expect.poll(() => page.locator(".data-set").innerText()).not.toContain("Motors");
  const list = (await (await fetch(`${site.origin}/api/v1/graphs`)).json()) as {
    items: { id: string }[];
  };
  expect(list.items.map(({ id }) => id)).not.toContain("motors");
});

test("a file with faults: every one in place, the first 200 shown, all to copy, nothing kept", async () => {
  const page = await site.open("/explore?lang=en", {
    permissions: ["clipboard-read", "clipboard-write"],
    allowed: /status of 422/,
  });
  await page.locator(".data-set").waitFor();
  await drop(page, { "links.csv": BAD });
  const dialog = page.getByRole("dialog", { name: "Use your own data" });
  await dialog.getByRole("heading", { name: "251 problems in your files" }).waitFor();
  const rows = dialog.locator("tbody tr");
  expect(await rows.count()).toBe(200);
  expect(await rows.first().locator("td").allInnerTexts()).toEqual([
    "links.csv",
    "2:target",
    "the cell is empty",
    "the name of a node",
  ]);
  await dialog.getByText("51 more are in the table that you copy.").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "import-problems");
  await dialog.getByRole("button", { name: "Copy all as a table" }).click();
  await dialog.getByText("Copied").waitFor();
  const text = await page.evaluate<string>("navigator.clipboard.readText()");
  expect(text.split("\n")).toHaveLength(252);
  expect(text.split("\n").at(-1)).toContain('252:weight\tis "much"');
  await dialog.getByRole("button", { name: "Choose other files" }).click();
  await dialog.getByRole("button", { name: "Choose files" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(address(page).pathname).toBe("/explore");
});

test("the door for one's own data: chosen by keyboard, in Japanese, with samples, on a phone", async () => {
  const phone = await site.open("/chokepoints?lang=ja", { viewport: PHONE, allowed: /422/ });
  await phone.locator("main").waitFor();
  await phone.getByRole("button", { name: "メニュー" }).click();
  await phone.getByRole("menuitem", { name: "自分のデータを使う" }).click();
  const dialog = phone.getByRole("dialog", { name: "自分のデータを使う" });
  const bad = {
    name: "links.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("source,target\na,\n"),
  };
  await dialog.locator('input[type="file"]').first().setInputFiles([bad]);
  await dialog.getByRole("heading", { name: "ファイルに1件の問題があります" }).waitFor();
  await picture(phone, "import-phone-problems-ja");
  expect(await accessFaults(phone)).toEqual([]);
  await dialog.getByRole("button", { name: "別のファイルを選ぶ" }).click();
  await dialog.getByText("GEXF", { exact: true }).click();
  await dialog.locator("pre:visible").first().waitFor();
  await picture(phone, "import-phone-ja");
  expect(await accessFaults(phone)).toEqual([]);
  for (const part of ["html", ".mantine-Modal-body"]) {
    const wide = await phone.evaluate<number>(
      `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector("${part}"))`,
    );
    expect([part, wide]).toEqual([part, 0]);
  }
  for (const button of await dialog.locator("button.button:visible").all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("a newcomer comes in through the veil; a list of links and of firms is a network of firms", async () => {
  const page = await site.open("/", {
    isFirstVisit: true,
    allowed: /status of 422|wrong_kind/,
  });
  await page.getByRole("button", { name: "Use your own data" }).click();
  const dialog = page.getByRole("dialog", { name: "Use your own data" });
  await dialog.waitFor();
  expect(await page.locator(".veil").count()).toBe(0);
  await picture(page, "import-dialog");
  expect(await accessFaults(page)).toEqual([]);
  const [edges, firms] = ["edges", "firms"].map((id) => SAMPLES.find((each) => each.id === id));
  const file = (sample: typeof edges) => ({
    name: sample?.name ?? "",
    mimeType: "text/csv",
    buffer: Buffer.from(sample?.text ?? ""),
  });
  await dialog
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file(edges), file(firms)]);
  await page.waitForURL(/\/explore\?.*g=links/);
  const list = (await (await fetch(`${site.origin}/api/v1/graphs`)).json()) as {
    items: { id: string; kind: string; counts: object; imported: boolean }[];
  };
  expect(list.items.find(({ id }) => id === "links")).toMatchObject({
    kind: "firms",
    imported: true,
    counts: { firms: 3, links: 2 },
  });
});

test("too much is told before it is sent; a lost server is told, and nothing is lost", async () => {
  const page = await site.open("/explore?lang=en", { allowed: /Failed to load|ERR_/ });
  await page.locator(".data-set").waitFor();
  await page.locator(".data-set").click();
  await page.getByRole("menuitem", { name: "Use your own data" }).click();
  const dialog = page.getByRole("dialog", { name: "Use your own data" });
  await dialog.waitFor();
  const pieces = "new Blob(Array(9).fill(new Uint8Array(255 * 1024 * 1024)))";
  await dropContent(page, "large.csv", pieces);
  await dialog.getByText("more than 2 GB").waitFor();
  await page.route("**/api/v1/graphs", (route) => route.abort());
  const small = {
    name: "a.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("source,target\na,b\n"),
  };
  await dialog.locator('input[type="file"]').first().setInputFiles([small]);
  await dialog.getByText("Your data could not be brought in").waitFor();
  await picture(page, "import-offline");
  await page.unroute("**/api/v1/graphs");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/g=a(&|$)/);
});

test("a large network is sent as it lies on the disk: how far it is, stopped, brought", async () => {
  const page = await site.open("/explore?lang=en");
  await page.locator(".data-set").waitFor();
  const rows =
    '"source,target\\n" + "one firm with a name,another firm with a name\\n".repeat(400000)';
  let hold = true;
  await page.route("**/api/v1/runs/*/events", (route) => (hold ? undefined : route.continue()));
  await dropContent(page, "heavy.csv", rows);
  const dialog = page.getByRole("dialog", { name: "Use your own data" });
  await dialog.getByRole("status").filter({ hasText: "1 file (18" }).waitFor();
  await dialog.getByRole("progressbar", { name: "Progress" }).waitFor();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await dialog.getByRole("button", { name: "Choose files" }).waitFor();
  hold = false;
  await dropContent(page, "heavy.csv", rows);
  await page.waitForURL(/g=heavy(-2)?(&|$)/);
  await expect.poll(() => page.locator(".data-set").innerText()).toContain("heavy");
});

test("a data set without sectors says which question has no answer", async () => {
  const bare = JSON.stringify({
    format: "linchpin-network/1",
    products: [{ id: "ore" }, { id: "wire" }],
    inputGroups: [{ product: "wire", members: [{ input: "ore" }] }],
  });
  const page = await site.open("/explore?lang=en");
  await page.locator(".data-set").waitFor();
  await drop(page, { "bare.json": bare });
  await page.waitForURL(/g=bare/);
  await expect.poll(() => page.locator(".data-set").innerText()).toContain("bare");
  const note = page.getByRole("note");
  await note.waitFor();
  expect(await note.innerText()).toContain("no sectors");
  expect(await note.innerText()).toContain("who makes any product");
  await page.locator('.graph-labels [data-id="ore"]').waitFor();
  await picture(page, "import-bare");
});
