import { dependencyStep } from "./dependency-step.ts";

/** A square in one of the five dependency colours; dashed and empty if there is no figure. */
export function DependencySquare({ share }: { readonly share: number | null | undefined }) {
  const step = dependencyStep(share);
  return (
    <span
      aria-hidden
      className={step === null ? "dependency-square is-unknown" : "dependency-square"}
      style={step === null ? undefined : { background: `var(--d${step})` }}
    />
  );
}
