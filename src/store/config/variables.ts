import { isIP } from "node:net";
import { availableParallelism } from "node:os";
import { z } from "zod";

/** One variable of the environment: its name, how its text is read, what holds if it is not set. */
interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** Reads the text; null: there is none. */
  readonly schema: Schema;
  /** Text that holds if the variable is not set; null: none does. */
  readonly usual: string | null;
  /** What it says, for people. */
  readonly words: string;
  readonly isSecret?: true;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const MOST_PARALLEL = 16;
const PROXY_NAMES: ReadonlySet<string> = new Set(["loopback", "linklocal", "uniquelocal"]);
const ADDRESS = "an address or a host name, without port";
const PROXIES = "addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal";
const POSTGRES = "postgresql://USER:PASSWORD@HOST/DATABASE";

/** All variables that Linchpin reads, by the name of their setting. */
export const VARIABLES = {
  host: variable({
    name: "HOST",
    schema: z.string().refine(isHost, ADDRESS),
    usual: "127.0.0.1",
    words: "address to listen on",
  }),
  port: variable({
    name: "PORT",
    schema: whole(0, 65_535),
    usual: "3000",
    words: "port to listen on; 0: any free one",
  }),
  dataFolder: variable({
    name: "LINCHPIN_DATA",
    schema: z.string().nullable(),
    usual: null,
    words: "folder of what users keep",
  }),
  databaseUrl: variable({
    name: "DATABASE_URL",
    schema: z.string().refine(isPostgres, POSTGRES).nullable(),
    usual: null,
    words: "PostgreSQL that keeps what users keep, in place of the folder",
    isSecret: true,
  }),
  kernel: variable({
    name: "LINCHPIN_KERNEL",
    schema: z.enum(["wasm", "js"]),
    usual: "wasm",
    words: "compiled kernels, or their plain twins",
  }),
  logLevel: variable({
    name: "LINCHPIN_LOG_LEVEL",
    schema: z.enum(LOG_LEVELS),
    usual: "info",
    words: "least level of what is written to the log",
  }),
  allowedHosts: variable({
    name: "LINCHPIN_ALLOWED_HOSTS",
    schema: list(isHost, "host names, comma between, without ports"),
    usual: "",
    words: "names under which the server may be asked, besides its address and localhost",
  }),
  trustedProxies: variable({
    name: "LINCHPIN_TRUSTED_PROXIES",
    schema: list(isProxy, PROXIES),
    usual: "",
    words: "proxies whose X-Forwarded-For is believed",
  }),
  publicReadOnly: variable({
    name: "LINCHPIN_PUBLIC_READ_ONLY",
    schema: z.enum(["true", "false"]).transform((text) => text === "true"),
    usual: "false",
    words: "everybody may read; who writes needs a token",
  }),
  readsPerMinute: variable({
    name: "LINCHPIN_READS_PER_MINUTE",
    schema: whole(1, 10_000_000),
    usual: "1200",
    words: "plain reads of one client in a minute; clients of this machine are not counted",
  }),
  questionsPerMinute: variable({
    name: "LINCHPIN_QUESTIONS_PER_MINUTE",
    schema: whole(1, 10_000_000),
    usual: "240",
    words:
      "questions and changes of one client in a minute; clients of this machine are not counted",
  }),
  megabytesPerMinute: variable({
    name: "LINCHPIN_MEGABYTES_PER_MINUTE",
    schema: whole(1, 1_000_000),
    usual: "256",
    words:
      "megabytes that one client may send in a minute; clients of this machine are not counted",
  }),
  uploadMegabytes: variable({
    name: "LINCHPIN_UPLOAD_MB",
    schema: whole(1, 1_000_000),
    usual: "2048",
    words: "megabytes of a network that is brought, as it comes and unpacked",
  }),
  importNodes: variable({
    name: "LINCHPIN_IMPORT_NODES",
    schema: whole(1, 1_000_000_000),
    usual: "20000000",
    words: "nodes of a network that is brought",
  }),
  importLinks: variable({
    name: "LINCHPIN_IMPORT_LINKS",
    schema: whole(1, 4_000_000_000),
    usual: "100000000",
    words: "links of a network that is brought",
  }),
  documentMegabytes: variable({
    name: "LINCHPIN_IMPORT_DOCUMENT_MB",
    schema: whole(1, 500),
    usual: "256",
    words:
      "megabytes of a document (GEXF, GraphML, JSON) that is brought: it is in memory as a whole",
  }),
  importSeconds: variable({
    name: "LINCHPIN_IMPORT_SECONDS",
    schema: whole(1, 86_400),
    usual: "600",
    words: "seconds after which reading a network that is brought is given up",
  }),
  importMegabytes: variable({
    name: "LINCHPIN_IMPORT_MEMORY_MB",
    schema: whole(64, 1_000_000),
    usual: "2048",
    words: "memory for objects in which a network that is brought is read",
  }),
  openQuestions: variable({
    name: "LINCHPIN_OPEN_QUESTIONS",
    schema: whole(1, 100_000),
    usual: "100",
    words: "questions that wait or are worked on at a time",
  }),
  openRuns: variable({
    name: "LINCHPIN_OPEN_RUNS",
    schema: whole(1, 10_000),
    usual: "8",
    words: "runs that wait or are worked on at a time",
  }),
  runningRuns: variable({
    name: "LINCHPIN_RUNNING_RUNS",
    schema: whole(1, 1000),
    usual: "2",
    words: "runs that are worked on at a time; the others wait",
  }),
  runHours: variable({
    name: "LINCHPIN_RUN_HOURS",
    schema: whole(1, 100_000),
    usual: "24",
    words: "hours for which the answer of a run is kept",
  }),
  keptRuns: variable({
    name: "LINCHPIN_KEPT_RUNS",
    schema: whole(1, 1_000_000),
    usual: "1000",
    words: "runs that are kept after their end; the oldest are forgotten first",
  }),
  keptRunMegabytes: variable({
    name: "LINCHPIN_KEPT_RUNS_MB",
    schema: whole(1, 1_000_000),
    usual: "512",
    words: "megabytes of their questions and answers; the oldest are forgotten first",
  }),
  openStreams: variable({
    name: "LINCHPIN_OPEN_STREAMS",
    schema: whole(1, 100_000),
    usual: "100",
    words: "streams of events that are open at a time",
  }),
  memoryMegabytes: variable({
    name: "LINCHPIN_MEMORY_MB",
    schema: whole(64, 100_000_000).nullable(),
    usual: null,
    words: "memory above which large requests are turned away",
  }),
  stopSeconds: variable({
    name: "LINCHPIN_STOP_SECONDS",
    schema: whole(0, 3600),
    usual: "3",
    words: "seconds that open requests get when the server is told to stop",
  }),
  parallel: variable({
    name: "LINCHPIN_PARALLEL",
    schema: whole(1, 256),
    usual: String(Math.min(MOST_PARALLEL, availableParallelism())),
    words: "parts of long work that a worker computes at a time, each in a thread",
  }),
} as const satisfies Record<string, Variable>;

export type SettingName = keyof typeof VARIABLES;

function variable<Schema extends z.ZodType>(of: Variable<Schema>): Variable<Schema> {
  return of;
}

function whole(least: number, most: number) {
  const isRight = (text: string) =>
    /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
  return z.string().refine(isRight, `a whole number from ${least} to ${most}`).transform(Number);
}

function list(isEntry: (text: string) => boolean, expected: string) {
  const entriesOf = (text: string) =>
    text
      .split(",")
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== "");
  return z
    .string()
    .refine((text) => entriesOf(text).every(isEntry), expected)
    .transform(entriesOf);
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/i.test(text);
}

function isProxy(text: string): boolean {
  if (PROXY_NAMES.has(text)) return true;
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

function isPostgres(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:\/\//i.test(text);
}
