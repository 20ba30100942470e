import { type DestinationStream, destination, type Level, type Logger, pino } from "pino";

/** Where a process writes down what it does. */
export type MachineLog = Pick<Logger, "debug" | "info" | "warn" | "error">;

const STDERR = 2;

/**
 * A log of one JSON object a line.
 * @param sink default: standard error
 */
export function createLog(level: Level | "silent", sink?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, sink ?? destination({ fd: STDERR, sync: true }));
}
