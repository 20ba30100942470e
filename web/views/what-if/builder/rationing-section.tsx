import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fullOrder, moved, RULES, rationingOf, withOrder, withRule } from "./rationing.ts";
import type { Builder } from "./use-builder.ts";

/** Who gets what is left: equal shares, in order, best use. */
export function RationingSection({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit } = builder;
  const now = rationingOf(scenario);
  const rule = now?.rule ?? "pro-rata";
  return (
    <section className="build-section" data-field="rationing">
      <h3>{t("rationing.title")}</h3>
      <fieldset className="segments">
        <legend className="sr-only">{t("rationing.title")}</legend>
        {RULES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === rule}
            onClick={() => edit(withRule(scenario, each))}
          >
            {t(`rationing.rule.${each}`)}
          </button>
        ))}
      </fieldset>
      <p className="build-note">{t(`rationing.says.${rule}`)}</p>
      {rule === "priority" && <SectorOrder builder={builder} named={now?.order} />}
    </section>
  );
}

interface OrderProps {
  readonly builder: Builder;
  readonly named: readonly string[] | undefined;
}

/** Sectors, first served first: dragged, or moved by buttons. */
function SectorOrder({ builder, named }: OrderProps) {
  const { t } = useTranslation("whatIf");
  const { graph, scenario, edit, words } = builder;
  const [dragged, setDragged] = useState<number | null>(null);
  const sectors = graph.products.filter(({ kind }) => kind === "sector");
  const order = fullOrder(named, sectors);
  const move = (from: number, to: number) => edit(withOrder(scenario, moved(order, from, to)));
  const over = (event: DragEvent) => dragged !== null && event.preventDefault();
  return (
    <ol className="sector-order">
      {order.map((id, at) => {
        const name = words.names.product(id);
        return (
          <li
            key={id}
            draggable
            onDragStart={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDragOver={over}
            onDrop={() => dragged !== null && move(dragged, at)}
          >
            <span>{name}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={t("rationing.up", { name })}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t("rationing.down", { name })}
              disabled={at === order.length - 1}
              onClick={() => move(at, at + 1)}
            >
              ↓
            </button>
          </li>
        );
      })}
    </ol>
  );
}
