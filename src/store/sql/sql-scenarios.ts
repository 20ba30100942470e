import { createHash, randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { ConflictError, LimitError, NotFoundError, VersionError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import type { Scenario } from "../../model/scenario.ts";
import { invalidData } from "../data-set.ts";
import { checkScenarioDocument } from "../formats/scenario-document.ts";
import type { KeptScenario, KeptScenarios, UnreadableScenario } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Scenarios that may be saved for one graph. */
const MOST_SCENARIOS = 500;
/** Versions before the present one that stay. */
const KEPT_VERSIONS = 9;

/** Saved scenarios: a row for each version, of which the highest number is the present one. */
export class SqlScenarios implements KeptScenarios {
  private readonly database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  async list(graph: string) {
    const rows = await this.database.read([], (db) =>
      newest(db).where("graph", "=", graph).execute(),
    );
    const scenarios: KeptScenario[] = [];
    const unreadable: UnreadableScenario[] = [];
    for (const row of rows.sort((a, b) => compareIds(a.id, b.id))) {
      const kept = keptOf(row);
      if ("scenario" in kept) scenarios.push(kept);
      else unreadable.push(kept);
    }
    return { scenarios, unreadable };
  }

  async find(graph: string, id: string): Promise<KeptScenario | null> {
    const row = await this.database.read(undefined, (db) => present(db, graph, id));
    if (!row) return null;
    const kept = keptOf(row);
    if ("problems" in kept) throw invalidData(id, kept.problems);
    return kept;
  }

  create(graph: string, id: string, scenario: Scenario, request?: string): Promise<KeptScenario> {
    const version = request === undefined ? newVersion(1) : versionOf(request);
    return this.database.write([scopeOf(graph)], async (db) => {
      const there = await present(db, graph, id);
      if (there && there.version !== version) throw taken(id);
      if (there) return { id, scenario: { ...scenario, id }, version, savedAt: savedOf(there) };
      const { count } = await db
        .selectFrom("scenario_versions")
        .select((each) => each.fn.count<number>("id").distinct().as("count"))
        .where("graph", "=", graph)
        .executeTakeFirstOrThrow();
      if (count >= MOST_SCENARIOS) throw tooMany();
      return insert(db, { graph, id, number: 1, version, scenario });
    });
  }

  replace(
    graph: string,
    id: string,
    { scenario, version }: { readonly scenario: Scenario; readonly version: string | null },
  ): Promise<KeptScenario> {
    return this.database.write([scopeOf(graph)], async (db) => {
      const { number } = await expected(db, { graph, id, version });
      const next = { number: number + 1, version: newVersion(number + 1) };
      const kept = await insert(db, { graph, id, ...next, scenario });
      await db
        .deleteFrom("scenario_versions")
        .where("graph", "=", graph)
        .where("id", "=", id)
        .where("number", "<", number + 1 - KEPT_VERSIONS)
        .execute();
      return kept;
    });
  }

  remove(graph: string, id: string, version: string | null): Promise<void> {
    return this.database.write([scopeOf(graph)], async (db) => {
      await expected(db, { graph, id, version });
      await db
        .deleteFrom("scenario_versions")
        .where("graph", "=", graph)
        .where("id", "=", id)
        .execute();
    });
  }
}

/** Acts on the scenarios of a graph wait for each other. */
export function scopeOf(graph: string): string {
  return `scenarios of ${graph}`;
}

/** A version that never comes back, not even after the scenario was removed and made anew. */
export function newVersion(number: number): string {
  return `${number}-${randomBytes(5).toString("hex")}`;
}

/** The first version of what a request makes. */
function versionOf(request: string): string {
  return `1-${createHash("sha256").update(request).digest("hex").slice(0, 16)}`;
}

function savedOf({ saved_at }: Pick<Row, "saved_at">): string {
  return saved_at.toISOString();
}

function newest(db: Kysely<Tables>) {
  return db
    .selectFrom("scenario_versions")
    .distinctOn(["graph", "id"])
    .selectAll()
    .orderBy("graph")
    .orderBy("id")
    .orderBy("number", "desc");
}

function present(db: Kysely<Tables>, graph: string, id: string) {
  return newest(db).where("graph", "=", graph).where("id", "=", id).executeTakeFirst();
}

interface Expected {
  readonly graph: string;
  readonly id: string;
  readonly version: string | null;
}

async function expected(db: Transaction<Tables>, { graph, id, version }: Expected) {
  const row = await present(db, graph, id);
  if (!row) throw notThere(id);
  if (version !== null && version !== row.version) throw changed(id);
  return row;
}

interface NewVersion {
  readonly graph: string;
  readonly id: string;
  readonly number: number;
  readonly version: string;
  readonly scenario: Scenario;
}

async function insert(
  db: Transaction<Tables>,
  { graph, id, number, version, scenario }: NewVersion,
): Promise<KeptScenario> {
  const document = { ...scenario, id };
  const savedAt = new Date();
  const text = JSON.stringify(document, null, 2);
  await db
    .insertInto("scenario_versions")
    .values({ graph, id, number, version, document: text, saved_at: savedAt })
    .execute();
  return { id, scenario: document, version, savedAt: savedAt.toISOString() };
}

interface Row {
  readonly id: string;
  readonly version: string;
  readonly document: string;
  readonly saved_at: Date;
}

function keptOf({ id, version, document: text, saved_at }: Row): KeptScenario | UnreadableScenario {
  const { document, problems } = checkScenarioDocument(Buffer.from(text), "scenario.json");
  if (!document) return { id, problems };
  return { id, scenario: { ...document, id }, version, savedAt: saved_at.toISOString() };
}

function taken(id: string): ConflictError {
  const message = `there is a scenario "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "/id", message, expected: "another id, or none" }],
  });
}

function tooMany(): LimitError {
  const message = `${MOST_SCENARIOS} scenarios are saved for this graph`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: "fewer: delete one that is not needed" }],
  });
}

function notThere(id: string): NotFoundError {
  const message = `there is no saved scenario "${id}"`;
  return new NotFoundError("scenario_not_found", message, {
    details: [{ pointer: "{scenario}", message, expected: "a scenario that was saved" }],
  });
}

function changed(id: string): VersionError {
  const message = `the scenario "${id}" has been changed since it was read`;
  return new VersionError("version_conflict", message, {
    details: [{ pointer: "If-Match", message, expected: "the present version: read it again" }],
  });
}
