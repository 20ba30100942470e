import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../parts/failure.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { type FormatSample, SAMPLES } from "./samples.ts";

/** The formats in words, each with a tiny sample to copy or to save. */
export function FormatList() {
  const { t } = useTranslation("import");
  return (
    <div className="import-formats">
      <h3>{t("formats")}</h3>
      {SAMPLES.map((sample) => (
        <Format key={sample.id} sample={sample} />
      ))}
      <p className="quiet">{t("published")}</p>
    </div>
  );
}

function Format({ sample }: { readonly sample: FormatSample }) {
  const { t } = useTranslation("import");
  const [copied, setCopied] = useState<boolean | null>(null);
  const { id, name, type, text } = sample;
  const title = t(`format.${id}.title`);
  return (
    <details className="import-format">
      <summary>
        <b>{title}</b> <span>{t(`format.${id}.text`)}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys */}
      <pre tabIndex={0} lang="en">
        {text}
      </pre>
      <div className="failure-actions">
        <button
          type="button"
          className="button"
          aria-label={t("copySampleOf", { title })}
          onClick={() => void copyText(text).then(setCopied)}
        >
          {t("copySample")}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t("saveSampleOf", { title })}
          onClick={() => saveFile(name, type, text)}
        >
          {t("saveSample")}
        </button>
        <span role="status">{copied !== null && t(copied ? "copied" : "notCopied")}</span>
      </div>
    </details>
  );
}
