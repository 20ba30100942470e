import { type ReactNode, useState } from "react";

interface Props {
  readonly title: ReactNode;
  /** Stands at the right of the title. */
  readonly aside?: ReactNode;
  /** What the guided tour points at. */
  readonly tour?: string;
  readonly children: ReactNode;
}

/** A part of the panel under its title. */
export function Section({ title, aside, tour, children }: Props) {
  return (
    <section className="panel-section" data-tour={tour}>
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

/** A fold whose inside is there only while it is open: what it asks for is computed only then. */
export function AskingFold({ title, children }: Pick<Props, "title" | "children">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="panel-section panel-fold"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
