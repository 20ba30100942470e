import type { FileCertificate } from "../../model/file-certificate.ts";
import type { Certificate } from "../../model/results.ts";
import type { Names } from "../../model/words/names.ts";

const MOST_ASSUMED = 5;
const MOST_COUNTRIES = 4;
const LONGEST_REASON = 110;

/** What a result rests on, in a few lines below it. */
export function certificateLines(certificate: Certificate, names: Names): string[] {
  return [
    basisLine(certificate, names),
    ...rationingLines(certificate, names),
    ...convergence(certificate),
    ...assumptions(certificate),
    ...notes(certificate, names),
  ];
}

/** The same of a plain file, which has no point of view of its own. */
export function fileCertificateLines(certificate: FileCertificate): string[] {
  const { formula, basis, home, dataYears, notes } = certificate;
  const { converged, iterations, lastChange } = certificate;
  const { from, to } = dataYears;
  const years =
    from === null ? "no year stated" : `data of ${from === to ? from : `${from}–${to}`}`;
  const sweeps = `after ${sweepsOf(iterations)} (last change ${lastChange.toExponential(1)})`;
  return [
    `${formula}; basis: ${basis}; ${home ? `home ${home.join(", ")}` : "no home chosen"}; ${years}`,
    ...(iterations > 0 ? [`${converged ? "Converged" : "NOT converged"} ${sweeps}.`] : []),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

/**
 * What stands first if the figures are not the answer: cascades only ever lower outputs, so that one
 * which was stopped has lost at least what it says.
 * @param meaning which figures are meant, and what they are instead
 */
export function stoppedLines(
  { converged, iterations, lastChange }: Convergence,
  meaning: string,
): string[] {
  return converged
    ? []
    : [
        `NOT CONVERGED: stopped after ${sweepsOf(iterations)} with outputs still moving (last change ${lastChange}).`,
        meaning,
      ];
}

type Convergence = Pick<Certificate, "converged" | "iterations" | "lastChange">;

/** Formula, point of view and data alone: where another part of the output tells the rest. */
export function basisLine(certificate: Certificate, names: Names): string {
  const { formula, mode, regions, dataVersion, dataYears, importanceSet } = certificate;
  const { home, trusted, adversary } = certificate;
  const { from, to } = dataYears;
  const years = from === null ? "" : ` of ${from === to ? from : `${from}–${to}`}`;
  return (
    `${formula}; ${mode}, ${regions}, ${certificate.basis}; home ${someOf(home, names)}; ` +
    `trusted ${someOf(trusted, names)}; adversary ${someOf(adversary, names)}; ` +
    `importance ${importanceSet ?? "none"}; data ${dataVersion}${years}`
  );
}

const MOST_CLASSES = 8;

/** Who was served first, if anybody was. */
function rationingLines({ rationing }: Certificate, names: Names): string[] {
  if (!rationing) return [];
  const { rule, order, otherUse } = rationing;
  const classes = order
    .slice(0, MOST_CLASSES)
    .map((sectors) => sectors.map((id) => names.product(id)).join(" with "));
  const more = order.length - classes.length;
  const served = classes.length > 0 ? ` (${classes.join(", then ")}` : "";
  const tail = `${more > 0 ? `, and ${more} more` : ""})`;
  return [
    `What is left is shared out by the rule ${rule}${served}${served ? tail : ""}; other use is ${otherUse}.`,
  ];
}

/** Countries by name; of a long list the first, and how many more. */
function someOf(codes: readonly string[], names: Names): string {
  if (codes.length === 0) return "none";
  const shown = codes.slice(0, MOST_COUNTRIES).map((code) => names.country(code));
  const more = codes.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function convergence({ converged, iterations, lastChange }: Convergence): string[] {
  return converged
    ? []
    : [`Not converged after ${sweepsOf(iterations)} (last change ${lastChange}).`];
}

function sweepsOf(iterations: number): string {
  return `${iterations} ${iterations === 1 ? "sweep" : "sweeps"}`;
}

function assumptions({ assumed }: Certificate): string[] {
  if (assumed.length === 0) return [];
  const lines = assumed
    .slice(0, MOST_ASSUMED)
    .map(({ table, key, column, why }) => `  ${table} ${key} ${column}: ${shortened(why)}`);
  const more = assumed.length - lines.length;
  return [
    "On these paths no source gives, but judgement or assumption does:",
    ...lines,
    ...(more > 0 ? [`  ... and ${more} more (--json lists all)`] : []),
  ];
}

function shortened(reason: string): string {
  return reason.length <= LONGEST_REASON ? reason : `${reason.slice(0, LONGEST_REASON - 3)}...`;
}

/** Notes on the result in full; notes on single products ("tin-mined: ...") are counted. */
function notes(certificate: Certificate, names: Names): string[] {
  const ofProduct = (note: string) => names.hasProduct(note.slice(0, note.indexOf(":")));
  const general = certificate.notes.filter((note) => !ofProduct(note));
  const single = certificate.notes.length - general.length;
  return [
    ...general.map((note) => `Note: ${note}`),
    ...(single > 0
      ? [
          `${noteCount(single)} on figures of single products (--json lists ${single === 1 ? "it" : "them"})`,
        ]
      : []),
  ];
}

function noteCount(notes: number): string {
  return `${notes} ${notes === 1 ? "note" : "notes"}`;
}
