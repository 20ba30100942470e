import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * `unit` is what `npm run check` runs; `e2e` needs the built program and a browser; `long` needs
 * the built program: faults, floods of requests and load, a tenth of what `npm run test:long` does. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    // What users keep stays where it is.
    env: { LINCHPIN_DATA: join(tmpdir(), `linchpin-tests-${process.pid}`) },
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/e2e/**", "tests/long/**"],
          globalSetup: "tests/support/build-kernels.ts",
          setupFiles: "tests/support/property-seed.ts",
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page waits for its server: on a busy machine longer than the usual second.
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "long",
          include: ["tests/long/**/*.test.ts"],
          globalSetup: "tests/long/support/summary.ts",
          testTimeout: 600_000,
          hookTimeout: 120_000,
          // A server and its client share the machine: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
