import { totalmem } from "node:os";
import { constrainedMemory } from "node:process";
import type { z } from "zod";
import type { Environment } from "../../model/environment.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { faultsOf, showValue } from "../../model/zod-problems.ts";
import { dataFolder } from "../kept/data-folder.ts";
import { maskSecret } from "./mask-secret.ts";
import { type SettingName, VARIABLES } from "./variables.ts";

type Read = { readonly [Name in SettingName]: z.output<(typeof VARIABLES)[Name]["schema"]> };

/** Every setting, checked; each has a value, but for the database, which may be none. */
export interface Config extends Omit<Read, "dataFolder" | "memoryMegabytes"> {
  readonly dataFolder: string;
  readonly memoryMegabytes: number;
}

/** One setting as it is shown: secrets are masked. */
export interface Setting {
  /** Variable of the environment. */
  readonly name: string;
  readonly value: string | null;
  readonly from: "default" | "environment" | "option";
  readonly description: string;
}

/** What holds, where each comes from, and what was noted. */
export interface ConfigReport {
  readonly config: Config;
  readonly settings: readonly Setting[];
  /** Variables that look like settings and are none. */
  readonly warnings: readonly Problem[];
}

/** Of the memory that there is: a machine has other work, and numbers on it are rough. */
const MEMORY_SHARE = 0.75;

/**
 * Reads all settings at once. An empty variable counts as one that is not set.
 * @param options what was typed in their place, by the name of the setting
 * @throws InvalidInputError `invalid_option` naming every variable at fault, its value (secrets masked)
 *   and what was expected
 */
export function readConfig(
  env: Environment,
  options: Readonly<Partial<Record<SettingName, string>>> = {},
): ConfigReport {
  const problems: Problem[] = [];
  const read: Partial<Record<SettingName, unknown>> = {};
  const settings = (Object.keys(VARIABLES) as SettingName[]).map((field): Setting => {
    const { name, schema, usual, words } = VARIABLES[field];
    const typed = options[field];
    const set = env[name] || undefined;
    const text = typed ?? set ?? usual;
    const parsed = schema.safeParse(text);
    if (parsed.success) read[field] = parsed.data;
    else {
      const column = typed === undefined ? name : `--${field}`; // those are one word each
      problems.push(...problemsOf(parsed.error, { field, text, column }));
    }
    const from = typed !== undefined ? "option" : set !== undefined ? "environment" : "default";
    return { name, value: shown(field, text), from, description: words };
  });
  if (problems.length > 0) {
    const message = "the settings cannot be used";
    throw new InvalidInputError("invalid_option", message, { details: problems });
  }
  const config = {
    ...read,
    dataFolder: dataFolder(env),
    memoryMegabytes: read.memoryMegabytes ?? usualMemory(),
  } as Config; // each was read by its own schema
  return { config, settings: filledIn(settings, config), warnings: warningsOf(env) };
}

function problemsOf(
  error: z.ZodError,
  { field, text, column }: { field: SettingName; text: string | null; column: string },
): Problem[] {
  const value = shown(field, text);
  const message = value === null ? "is missing" : `is ${showValue(value)}`;
  return faultsOf(error, text).map(({ expected }) => ({ column, message, expected }));
}

function shown(field: SettingName, text: string | null): string | null {
  return text !== null && VARIABLES[field].isSecret ? maskSecret(text) : text;
}

/** Those that depend on the machine are shown as they are. */
function filledIn(settings: readonly Setting[], config: Config): Setting[] {
  const known: Readonly<Record<string, string>> = {
    [VARIABLES.dataFolder.name]: config.dataFolder,
    [VARIABLES.memoryMegabytes.name]: String(config.memoryMegabytes),
  };
  return settings.map((setting) => ({
    ...setting,
    value: known[setting.name] ?? setting.value,
  }));
}

/** Of the memory of the machine, or of the container that this is. */
function usualMemory(): number {
  const all = totalmem();
  const given = constrainedMemory();
  const bytes = given > 0 && given < all ? given : all;
  return Math.max(64, Math.floor((bytes * MEMORY_SHARE) / (1 << 20)));
}

/** A misspelt variable would do nothing, in silence. */
function warningsOf(env: Environment): Problem[] {
  const known = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith("LINCHPIN_") && !known.has(name))
    .map((name) => ({
      column: name,
      message: "is no setting",
      expected: `one of ${[...known].filter((each) => each.startsWith("LINCHPIN_")).join(", ")}`,
      severity: "warning",
    }));
}
