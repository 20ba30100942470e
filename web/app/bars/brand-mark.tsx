/** The mark: many hang on one. */
export function BrandMark() {
  return (
    <svg className="brand-mark" width={24} height={24} viewBox="0 0 24 24" aria-hidden>
      <path d="M5 6 11.5 12 5 18M11.5 12H20" />
      <circle cx={5} cy={6} r={2.7} />
      <circle cx={5} cy={18} r={2.7} />
      <circle className="end" cx={20} cy={12} r={2.7} />
      <circle className="pin" cx={11.5} cy={12} r={4} />
    </svg>
  );
}
