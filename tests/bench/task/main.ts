import { readTaskArguments, TASK_USAGE } from "./read-task-arguments.ts";
import { runTask } from "./run-task.ts";

/** Exit status for a task that does not exist here: whoever compares programs leaves it out. */
const NO_SUCH_TASK = 3;

const asked = readTaskArguments(process.argv.slice(2));
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n\n${TASK_USAGE}\n`);
  process.exitCode = 2;
} else {
  const report = await runTask(asked);
  if (report === null) {
    process.stderr.write(`there is no task ${asked.task}\n`);
    process.exitCode = NO_SUCH_TASK;
  } else process.stdout.write(`${JSON.stringify(report)}\n`);
}
