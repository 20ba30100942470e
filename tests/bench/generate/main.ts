import { GENERATE_USAGE, readShape } from "./read-shape.ts";
import { writeNetwork } from "./write-network.ts";

const asked = readShape(process.argv.slice(2));
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n\n${GENERATE_USAGE}\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${JSON.stringify(await writeNetwork(asked.out, asked.shape))}\n`);
}
