import { Scenario } from "../../../src/model/scenario.ts";
import { type Draw, oneOf } from "../../support/drawer.ts";
import { type Answered, ask, type Door } from "./asked.ts";
import type { Kept, Ledger } from "./ledger.ts";

const GRAPH = "us-sri";
const SCENARIOS = 8;
const MOST_GRAPHS = 6;
const MOST_LINKS = 40_000;
const RUN_PATHS = ["simulate", "chokepoints"] as const;
/** Of one round: the next one waits for their ends. */
const MOST_RUNS = 3;

/** A question that was taken on as a run: what it asks, for the answer to be checked. */
export interface StartedRun {
  readonly id: string;
  readonly operation: (typeof RUN_PATHS)[number];
  readonly options: object;
}

interface WriterParts {
  readonly door: Door;
  readonly ledger: Ledger;
  readonly draw: Draw;
  /** Part of every name, so that rounds do not meet. */
  readonly round: number;
}

/** The scenario of a name as the server gives it back. */
export function scenarioText(document: unknown): string {
  const { id: _id, ...rest } = Scenario.parse(document);
  return JSON.stringify(rest);
}

/**
 * A client that brings and removes graphs, saves, changes and deletes scenarios and starts runs, all at
 * once, until the connection is lost; it notes in its ledger what was acknowledged.
 */
export class Writer {
  /** Runs that were acknowledged. */
  readonly runs: StartedRun[] = [];
  private readonly parts: WriterParts;
  private isOver = false;
  private turn = 0;

  constructor(parts: WriterParts) {
    this.parts = parts;
  }

  /** Works until `end` is called or the server is gone. @throws for any answer that is none of those expected */
  async work(): Promise<void> {
    const loops = [
      () => this.bringOrRemove(),
      () => this.saveOrDelete(0),
      () => this.saveOrDelete(1),
      () => this.startRun(),
    ];
    await Promise.all(loops.map((act) => this.repeat(act)));
  }

  end(): void {
    this.isOver = true;
  }

  private async repeat(act: () => Promise<void>): Promise<void> {
    while (!this.isOver) {
      try {
        await act();
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // fetch: the connection is gone
        return;
      }
    }
  }

  private async bringOrRemove(): Promise<void> {
    const { door, ledger, draw } = this.parts;
    const there = ledger.names("graph").filter((name) => ledger.sureOf(name) !== null);
    if (there.length > MOST_GRAPHS) {
      const name = oneOf(there, draw);
      const done = ledger.try(name, null);
      const answer = await ask(door, `/graphs/${idOf(name)}`, { method: "DELETE" });
      accept(answer, 204);
      done();
      return;
    }
    const id = `net-${this.parts.round}-${this.turn++}`;
    const text = edgesText(draw);
    const done = ledger.try(`graph ${id}`, { text, version: null });
    const body = { id, files: [{ name: "edges.csv", text }] };
    accept(await ask(door, "/graphs", { method: "POST", body }), 201);
    done();
  }

  private async saveOrDelete(half: number): Promise<void> {
    const { door, ledger, draw, round } = this.parts;
    const id = `plan-${2 * draw(SCENARIOS / 2) + half}`; // the two savers never meet
    const name = `scenario ${id}`;
    const known = ledger.sureOf(name);
    const path = `/graphs/${GRAPH}/scenarios`;
    const headers = known?.version ? { "If-Match": known.version } : {};
    if (known && draw(4) === 0) {
      const done = ledger.try(name, null);
      accept(await ask(door, `${path}/${id}`, { method: "DELETE", headers }), 204);
      done();
      return;
    }
    const scenario = scenarioOf(`${round}.${this.turn++}`, draw);
    const text = scenarioText(scenario);
    const done = ledger.try(name, { text, version: null });
    const body = { ...scenario, id };
    const answer = known
      ? await ask(door, `${path}/${id}`, { method: "PUT", body, headers })
      : await ask(door, path, { method: "POST", body });
    accept(answer, known ? 200 : 201);
    done({ text, version: answer.headers.get("etag") });
  }

  private async startRun(): Promise<void> {
    const { door, draw, round } = this.parts;
    if (this.runs.length >= MOST_RUNS) {
      await ask(door, `/graphs/${GRAPH}/projects`); // something else
      return;
    }
    const operation = oneOf(RUN_PATHS, draw);
    const scenario = scenarioOf(`run ${round}.${this.turn++}`, draw);
    const options =
      operation === "simulate"
        ? { scenario, runs: 5 + draw(15), seed: draw(1000) }
        : { by: "country", top: 1 + draw(100) };
    const body = { graph: GRAPH, operation, options };
    const answer = await ask(door, "/runs", { method: "POST", body });
    accept(answer, 202);
    const { id } = JSON.parse(answer.text) as { id: string };
    this.runs.push({ id, operation, options });
    this.parts.ledger.acknowledged++;
  }
}

/** What a server has under a name of the ledger. */
export async function readKept(door: Door, name: string): Promise<Kept> {
  const id = idOf(name);
  if (name.startsWith("graph ")) {
    const answer = await ask(door, `/graphs/${id}/export?format=csv`);
    if (answer.status === 404) return null;
    accept(answer, 200);
    return { text: answer.text, version: null };
  }
  const answer = await ask(door, `/graphs/${GRAPH}/scenarios/${id}`);
  if (answer.status === 404) return null;
  accept(answer, 200);
  return { text: scenarioText(JSON.parse(answer.text)), version: answer.headers.get("etag") };
}

/** Names of what a server lists, and what it says it cannot read. */
export async function listKept(door: Door): Promise<{ names: string[]; unreadable: unknown[] }> {
  interface Listed {
    readonly items: readonly {
      readonly id: string;
      readonly imported?: boolean;
      readonly saved?: boolean;
    }[];
    readonly unreadable: unknown[];
  }
  const graphs = await ask(door, "/graphs");
  const scenarios = await ask(door, `/graphs/${GRAPH}/scenarios`);
  for (const answer of [graphs, scenarios]) accept(answer, 200);
  const [ofGraphs, ofScenarios] = [graphs, scenarios].map(({ text }) => JSON.parse(text) as Listed);
  const names = [
    ...(ofGraphs?.items ?? []).filter(({ imported }) => imported).map(({ id }) => `graph ${id}`),
    ...(ofScenarios?.items ?? []).filter(({ saved }) => saved).map(({ id }) => `scenario ${id}`),
  ];
  return {
    names,
    unreadable: [...(ofGraphs?.unreadable ?? []), ...(ofScenarios?.unreadable ?? [])],
  };
}

function idOf(name: string): string {
  return name.slice(name.indexOf(" ") + 1);
}

/** @throws RangeError for any other status: it is no lost connection */
export function accept({ status, text }: Answered, wanted: number): void {
  if (status !== wanted)
    throw new RangeError(`answered ${status}, expected ${wanted}: ${text.slice(0, 500)}`);
}

function scenarioOf(name: string, draw: Draw) {
  const size = (1 + draw(100)) / 100;
  const shock = { kind: "halt", countries: ["CHN"], size, durationDays: 30 + draw(100) } as const;
  return {
    format: "linchpin-scenario/1",
    name: `plan ${name} ü 鉱`,
    horizonDays: 60 + draw(60),
    shocks: Array.from({ length: 1 + draw(5) }, () => shock),
  } as const;
}

function edgesText(draw: Draw): string {
  const links = 10 + draw(draw(2) === 0 ? 200 : MOST_LINKS);
  const lines = Array.from(
    { length: links },
    (_, at) => `firm ${draw(links)},firm ${at},${1 + draw(1000)}`,
  );
  return `source,target,weight\n${lines.join("\n")}\n`;
}
