// The product's mark: a process turning upwards, in the accent colour.
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="none" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--accent-fill)" />
      <path
        d="M7.5 19.5h4.2a2 2 0 0 0 2-2v-7a2 2 0 0 1 2-2h4.2"
        stroke="var(--on-fill)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="7.5" cy="19.5" r="2.5" fill="var(--on-fill)" />
      <path
        d="M17.6 5.2l3.6 3.3-3.6 3.3"
        stroke="var(--on-fill)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
