import { spawn } from "node:child_process";
import { PeerReport } from "./peer-report.ts";

/** One call of a program. */
export interface PeerCall {
  readonly name: string;
  readonly command: readonly string[];
  readonly edges: string;
  readonly task: string;
  readonly runs: number;
  readonly limitSeconds: number;
}

/** A report, or why there is none; null: the program has no such task. */
export type PeerAnswer = PeerReport | { readonly failed: string } | null;

const NO_SUCH_TASK = 3;

/** Runs one task in a process of its own. */
export async function runPeer(call: PeerCall): Promise<PeerAnswer> {
  const { name, edges, task, runs, limitSeconds } = call;
  const [program = "", ...first] = call.command;
  const child = spawn(program, [...first, edges, task, String(runs)], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitSeconds * 1e3,
    killSignal: "SIGKILL",
  });
  let out = "";
  let told = "";
  child.stdout.on("data", (text: Buffer) => {
    out += text;
  });
  child.stderr.on("data", (text: Buffer) => {
    told += text;
  });
  const status = await new Promise<number | string>((done) => {
    child.on("error", ({ message }) => done(message));
    child.on("close", (code, signal) => done(code ?? signal ?? "ended"));
  });
  if (status === NO_SUCH_TASK) return null;
  if (status === "SIGKILL") return { failed: `not done in ${limitSeconds} s` };
  const why = told.trim().split("\n").at(-1);
  if (status !== 0) return { failed: `ended with ${status}: ${why}` };
  try {
    return { ...PeerReport.parse(JSON.parse(out.trim().split("\n").at(-1) ?? "")), peer: name };
  } catch (error) {
    return { failed: `no report: ${error instanceof Error ? error.message : String(error)}` };
  }
}
