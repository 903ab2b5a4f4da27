// The product's mark, as assets/icons/icon.svg draws it: a step, a decision and a result across two lanes.
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="24 24 464 464" fill="var(--on-fill)" aria-hidden="true">
      <rect x="24" y="24" width="464" height="464" rx="104" fill="var(--accent-fill)" />
      <g transform="translate(0 14)" stroke="var(--on-fill)" strokeLinecap="round" strokeLinejoin="round">
        <path d="M214 166H254M342 226V316A26 26 0 0 1 316 342H262" fill="none" strokeWidth="26" />
        <path d="M270 316L224 342L270 368Z" strokeWidth="12" />
        <rect x="84" y="116" width="132" height="100" rx="24" stroke="none" />
        <path d="M342 86L422 166L342 246L262 166Z" strokeWidth="20" />
        <circle cx="146" cy="342" r="56" stroke="none" />
        <path d="M120 343L139 362L174 325" fill="none" stroke="var(--accent-fill)" strokeWidth="24" />
      </g>
    </svg>
  )
}
