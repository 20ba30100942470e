import { type PeerReport, processorSeconds, sameAnswer } from "./peer-report.ts";
import type { PeerAnswer } from "./run-peer.ts";

type Answer = NonNullable<PeerAnswer>;

/** What this program and others said of one task on one network. */
export interface TaskRow {
  readonly n: number;
  readonly task: string;
  readonly ours: Answer;
  readonly others: readonly { readonly name: string; readonly answer: Answer }[];
}

export const TABLE_HEAD = [
  "| n | task | program | processor s, least | wall s, median | peak MiB | checksum | agrees | times ours |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
].join("\n");

/** One line a program, ours first; times by processor seconds. */
export function tableRows({ n, task, ours, others }: TaskRow): string[] {
  const all = [{ name: "linchpin", answer: ours }, ...others];
  return all.map(({ name, answer }) => {
    const start = `| ${n.toLocaleString("en")} | ${task} | ${name}`;
    if ("failed" in answer) return `${start} | ${answer.failed} | | | | | |`;
    const isCompared = answer !== ours && !("failed" in ours);
    const cells = [
      `${start}${answer.version === undefined ? "" : ` ${answer.version}`}`,
      short(processorSeconds(answer)),
      short(answer.seconds),
      answer.peak_mib ?? "",
      [answer.checksum].flat().join(", "),
      isCompared ? (sameAnswer(ours, answer) ? "yes" : "NO") : "",
      isCompared ? timesOurs(answer, ours) : "",
    ];
    return `${cells.join(" | ")} |`;
  });
}

/** What went wrong: answers that differ from ours, tasks that we did not do. */
export function faultsOf({ n, task, ours, others }: TaskRow): string[] {
  const at = `${task} at n = ${n}`;
  if ("failed" in ours) return [`${at}: ${ours.failed}`];
  return others.flatMap(({ name, answer }) =>
    "failed" in answer || sameAnswer(ours, answer) ? [] : [`${at}: ${name} has another answer`],
  );
}

function timesOurs(other: PeerReport, ours: PeerReport): string {
  const [theirs, own] = [other, ours].map(processorSeconds) as [number, number];
  return own > 0 ? (theirs / own).toFixed(2) : "";
}

/** Three digits, no exponent. */
export function short(seconds: number): string {
  return seconds >= 100 ? seconds.toFixed(0) : Number(seconds.toPrecision(3)).toString();
}
