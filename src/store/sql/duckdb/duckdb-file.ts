import { randomUUID } from "node:crypto";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { isFile } from "../../file-info.ts";

/** No downloads; bounded, since the program works beside it. */
const SETTINGS = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  memory_limit: "512MB",
  threads: "2",
} as const;

/** What the file is called in queries. */
const NAME = "kept";
/**
 * Rows that are written together, the fewest there may be. DuckDB writes a group that is not full anew at
 * each checkpoint, from memory: pieces of networks are large, and must not wait for 122,880 of their kind.
 */
const GROUP_ROWS = 2048;

/** A file that this process holds, with all that use it. */
interface HeldFile {
  readonly instance: Promise<DuckDBInstance>;
  users: number;
  /** Done when the last act that changes something is. */
  turn: Promise<unknown>;
}

/** DuckDB locks a file against other processes only: within this one it is opened once. */
const held = new Map<string, HeldFile>();

/** A DuckDB file in use. */
export interface DuckDbFile {
  /** Someone who asks it. */
  connect(): Promise<DuckDBConnection>;
  /** Does one thing after another, whoever in this process asks. */
  inTurn<T>(act: () => Promise<T>): Promise<T>;
  /** The file is closed when nobody uses it any more. */
  release(): void;
}

/**
 * Opens a file, which is made if it is not there: whole or not at all.
 * @throws what DuckDB or the system says
 */
export async function openDuckDbFile(path: string): Promise<DuckDbFile> {
  const file = held.get(path) ?? { instance: opened(path), users: 0, turn: Promise.resolve() };
  held.set(path, file);
  file.users++;
  const release = () => {
    if (--file.users > 0) return;
    if (held.get(path) === file) held.delete(path);
    void file.instance.then(
      (instance) => instance.closeSync(),
      () => undefined,
    );
  };
  try {
    const instance = await file.instance;
    return { connect: () => connect(instance), release, inTurn: (act) => inTurn(file, act) };
  } catch (error) {
    release();
    throw error;
  }
}

function inTurn<T>(file: HeldFile, act: () => Promise<T>): Promise<T> {
  const done = file.turn.then(act);
  file.turn = done.catch(() => undefined); // the next one has its turn whatever came of this
  return done;
}

async function opened(path: string): Promise<DuckDBInstance> {
  if (!(await isFile(path))) await create(path);
  return attach(path);
}

/** How rows lie is said of a file that is brought to an instance, not of one that an instance is made of. */
async function attach(path: string): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(":memory:", SETTINGS);
  try {
    const connection = await instance.connect();
    const text = path.replaceAll("'", "''");
    await connection.run(`attach '${text}' as ${NAME} (row_group_size ${GROUP_ROWS})`);
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run(`use ${NAME}`);
  return connection;
}

/** A machine that stops while a database is made leaves no half of one under its name. */
async function create(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.new`;
  try {
    await (await open(draft, "wx")).close(); // says why it cannot, better than DuckDB does
    await rm(draft);
    (await attach(draft)).closeSync();
    await link(draft, path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return; // another process was faster
      await rename(draft, path); // a file system without links
    });
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.wal`, { force: true });
  }
}
