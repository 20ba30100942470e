import { readTaskArguments, TASK_USAGE } from "./read-task-arguments.ts";
import { runTask } from "./run-task.ts";

/** Exit status for a task that does not exist here: whoever compares programs leaves it out. */
const NO_SUCH_TASK = 3;

const asked = readTaskArguments(process.argv.slice(2));
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n\n${TASK_USAGE}\n`);
  process.exitCode = 2;
} else {
  await runTask(asked).then(
    (report) => {
      if (report !== null) process.stdout.write(`${JSON.stringify(report)}\n`);
      else {
        process.stderr.write(`there is no task ${asked.task}\n`);
        process.exitCode = NO_SUCH_TASK;
      }
    },
    (error: unknown) => {
      process.stderr.write(`${asked.edges}: ${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 2;
    },
  );
}
