import type { ReactNode } from "react";

interface Props {
  readonly title: ReactNode;
  /** Stands at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the panel under its title. */
export function Section({ title, aside, children }: Props) {
  return (
    <section className="panel-section">
      <header>
        <h3>{title}</h3>
        {aside !== undefined && <span className="panel-aside">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** A part of the panel that opens on demand. */
export function Fold({ title, children }: Pick<Props, "title" | "children">) {
  return (
    <details className="panel-section panel-fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
