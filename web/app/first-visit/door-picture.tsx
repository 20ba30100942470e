/** Small pictures over the doors of the first visit. */
export function DoorPicture({ door }: { readonly door: "weak" | "cut" | "walk" }) {
  return (
    <svg className="door-picture" width={68} height={28} viewBox="0 0 68 28" aria-hidden>
      {door === "weak" && (
        <g strokeWidth={5} strokeLinecap="round">
          <path d="M3 5h50" stroke="var(--ink2)" />
          <path d="M3 14h38" stroke="var(--ink2)" />
          <path d="M3 23h20" stroke="var(--line2)" />
        </g>
      )}
      {door === "cut" && (
        <g fill="none" strokeWidth={2.4}>
          <path d="M0 6h68" stroke="var(--line2)" />
          <path d="M0 6h20c10 0 8 19 22 19h26" stroke="var(--loss)" />
        </g>
      )}
      {door === "walk" && (
        <g stroke="var(--node)" strokeWidth={1.4} fill="none">
          <path d="M9 14C20 14 22 6 34 6M9 14c11 0 13 9 25 9M38 6c10 0 10 6 18 8M38 23c10 0 10-6 18-9" />
          <circle cx={8} cy={14} r={7} fill="var(--d4)" />
          <circle cx={36} cy={6} r={4.5} fill="var(--d2)" />
          <circle cx={36} cy={23} r={4.5} fill="var(--d1)" />
          <circle cx={60} cy={14} r={5} fill="var(--surface)" strokeWidth={2} />
        </g>
      )}
    </svg>
  );
}
