import "./reading.css";
import { useTranslation } from "react-i18next";
import { formatShare } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import { ExploreSkeleton } from "../explore-skeleton.tsx";
import { useReading } from "./use-reading.ts";

/** What stands there until a network of firms has come; how far it has been read, if that takes long. */
export function Reading() {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const progress = useReading();
  if (!progress) return <ExploreSkeleton />;
  const { step, done, total } = progress;
  const share = step === "reading" && total ? Math.min(1, done / total) : null;
  const text =
    share === null ? t("building") : t("reading", { share: formatShare(share, language) });
  return (
    <div className="firms-reading" role="status">
      <p>{text}</p>
      <progress aria-label={text} {...(share === null ? {} : { value: share })} />
    </div>
  );
}
