import type { AskedName, AskQuestion } from "../runs/ask-question.ts";
import type { Call, Handlers } from "./call.ts";

/** `POST /graphs/{id}/cut`, `chokepoints`, `dependency`, ...: one route over the registry. */
export function measureHandlers(ask: AskQuestion): Handlers<AskedName> {
  const run =
    (name: AskedName) =>
    ({ params, body, signal }: Call<AskedName>) =>
      ask({ name, graph: params.id, body }, { signal });
  return {
    cut: run("cut"),
    chokepoints: run("chokepoints"),
    sensitivity: run("sensitivity"),
    sweep: run("sweep"),
    dependency: run("dependency"),
    risk: run("risk"),
    shapley: run("shapley"),
    esri: run("esri"),
    report: run("report"),
    centrality: run("centrality"),
    simulate: run("simulate"),
    worst: run("worst"),
    compare: run("compare"),
  };
}
