import { Menu } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useOpenImport } from "../import/import-context.ts";
import { PartBoundary } from "../part-boundary.tsx";
import type { useDataSets } from "./use-data-sets.ts";

const RemoveDialog = lazy(() =>
  import("../import/remove-dialog.tsx").then((module) => ({ default: module.RemoveDialog })),
);

interface Props {
  readonly sets: ReturnType<typeof useDataSets>;
}

/** The data sets as items of a menu: those that are here, one's own, how to bring one and remove it. */
export function DataSetItems({ sets: { all, shown, open, setRemoved } }: Props) {
  const { t } = useTranslation("import");
  const openImport = useOpenImport();
  const own = all.filter(({ isOwn }) => isOwn);
  const item = ({ id, title }: { id: string; title: string }) => (
    <Menu.Item key={id} onClick={() => open(id)}>
      {title}
    </Menu.Item>
  );
  return (
    <>
      {all.filter(({ isOwn }) => !isOwn).map(item)}
      <Menu.Divider />
      {own.length > 0 && <Menu.Label>{t("ownSets")}</Menu.Label>}
      {own.map(item)}
      <Menu.Item onClick={openImport}>{t("own")}</Menu.Item>
      {shown?.isOwn && (
        <Menu.Item onClick={() => setRemoved(shown)}>
          {t("removeOf", { title: shown.title })}
        </Menu.Item>
      )}
    </>
  );
}

/** Asks before the data set that was chosen for it is removed. */
export function RemoveDataSet({ sets: { removed, setRemoved, first, open } }: Props) {
  if (!removed) return null;
  return (
    <PartBoundary part={removed.id} isFloating>
      <Suspense>
        <RemoveDialog
          id={removed.id}
          title={removed.title}
          onClose={() => setRemoved(null)}
          onRemoved={() => {
            setRemoved(null);
            if (first !== null) open(first);
          }}
        />
      </Suspense>
    </PartBoundary>
  );
}
