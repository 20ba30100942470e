import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FirmDesk } from "../../src/api/answers/firms/firm-desk.ts";
import type { AnswerControl } from "../../src/api/answers/question.ts";
import { listGraphs } from "../../src/store/graphs.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

let site: Site;
let folder: string;
const desk = new FirmDesk();
/** Who waits for the network, told how far it is by the test. */
const watchers = new Set<NonNullable<AnswerControl["onProgress"]>>();
let open: () => void = () => undefined;
const isOpen = new Promise<void>((resolve) => {
  open = resolve;
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "linchpin-firms-"));
  await writeFirmFolder(join(folder, "net"), firmFiles(madeFirms(300)));
  site = await Site.start({
    listGraphs: () => listGraphs(folder),
    firms: {
      async ask(place, question, { onProgress, ...control } = {}) {
        if (onProgress) watchers.add(onProgress);
        await isOpen;
        return desk.ask(place, question, control);
      },
      centrality: desk.centrality.bind(desk),
    },
  });
}, 120_000);
afterAll(async () => {
  await site.close();
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

test("a network that takes long to read says how far it is, then is shown", async () => {
  const page = await site.open("/explore?g=net");
  await expect.poll(() => watchers.size).toBe(1);
  const [say] = watchers;
  say?.({ step: "reading", done: 42_000, total: 100_000 });
  await page.getByText(/^Reading the network 42\s%$/).waitFor();
  expect(await page.getByRole("progressbar").getAttribute("value")).toBe("0.42");
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "firms-reading");
  say?.({ step: "building", done: 0, total: null });
  await page.getByRole("status").getByText("Putting the network together").waitFor();
  open();
  await page.getByText("300 firms in 23 industries.").waitFor();
  expect(await page.getByText("Putting the network together").count()).toBe(0);
});
