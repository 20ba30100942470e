import type { Kysely, Migration, MigrationProvider } from "kysely";

/**
 * Steps that bring a database of either kind to what this program expects, in the order of their names.
 * One that was released never changes. They keep to what both kinds know: text keys made in code, `text`,
 * `bigint`, `bytea`, `timestamptz`; no sequences, no cascades, no change of a column that is there.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-what-users-keep": {
    async up(db) {
      await graphTables(db);
      await scenarioTables(db);
      await runTables(db);
      await tokenTables(db);
      await createTable(db, "settings", ["name"], { name: "text", text: "text" });
    },
  },
  "0002-runs-beyond-a-server": {
    async up(db) {
      for (const name of ["losses", "size"])
        await db.schema.alterTable("runs").addColumn(name, "bigint").execute();
    },
  },
  "0003-first-answers": {
    async up(db) {
      await createTable(db, "first_answers", ["name"], {
        name: "text",
        print: "text",
        server: "text",
        answer: "text?",
        asked_at: "timestamptz",
        seen_at: "timestamptz",
      });
    },
  },
  "0004-shards": { up: shardTables },
};

/** The steps, as kysely's migrator takes them. */
export const migrations: MigrationProvider = { getMigrations: async () => ({ ...MIGRATIONS }) };

type ColumnKind = "text" | "text?" | "bigint" | "bytea" | "timestamptz" | "timestamptz?";

function createTable(
  db: Kysely<unknown>,
  table: string,
  key: readonly string[],
  columns: Readonly<Record<string, ColumnKind>>,
): Promise<void> {
  let building = db.schema.createTable(table);
  for (const [name, kind] of Object.entries(columns)) {
    const isOptional = kind.endsWith("?");
    const type = kind.replace("?", "") as "text" | "bigint" | "bytea" | "timestamptz";
    building = building.addColumn(name, type, (column) => (isOptional ? column : column.notNull()));
  }
  return building.addPrimaryKeyConstraint(`${table}_key`, [...key] as never).execute();
}

async function graphTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, "graph_versions", ["graph", "number"], {
    graph: "text",
    number: "bigint",
    uid: "text",
    kind: "text",
    saved_at: "timestamptz",
  });
  const file = { uid: "text", path: "text" } as const;
  await createTable(db, "graph_files", ["uid", "path"], {
    ...file,
    size: "bigint",
    digest: "text",
  });
  await createTable(db, "graph_pieces", ["uid", "path", "piece"], {
    ...file,
    piece: "bigint",
    bytes: "bytea",
  });
}

async function scenarioTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, "scenario_versions", ["graph", "id", "number"], {
    graph: "text",
    id: "text",
    number: "bigint",
    version: "text",
    document: "text",
    saved_at: "timestamptz",
  });
}

async function runTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, "runs", ["id"], {
    id: "text",
    graph: "text",
    operation: "text",
    question: "text",
    state: "text",
    progress: "text",
    result: "text?",
    problem: "text?",
    asked_by: "text",
    server: "text",
    created_at: "timestamptz",
    ended_at: "timestamptz?",
    seen_at: "timestamptz",
  });
}

async function tokenTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, "tokens", ["id"], {
    id: "text",
    name: "text",
    role: "text",
    hash: "text",
    created_at: "timestamptz",
    used_at: "timestamptz?",
    revoked_at: "timestamptz?",
    expires_at: "timestamptz?",
  });
  await createTable(db, "audit", ["id"], {
    id: "text",
    happened_at: "timestamptz",
    who: "text",
    action: "text",
    object: "text",
    outcome: "text",
  });
}

async function shardTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, "shard_questions", ["question"], {
    question: "text",
    text: "text",
    asked_at: "timestamptz",
  });
  await createTable(db, "shard_results", ["question", "part"], {
    question: "text",
    part: "bigint",
    bytes: "bytea",
    worker: "text",
    made_at: "timestamptz",
  });
}
