// A trend in one line, its newest value marked.
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  if (values.length < 2) return null
  const width = 72
  const height = 18
  const pad = 3
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, i) => [
    pad + (i * (width - 2 * pad)) / (values.length - 1),
    height - pad - ((value - low) * (height - 2 * pad)) / span,
  ])
  const [x, y] = points.at(-1) as [number, number]
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline
        points={points.map((point) => point.map((n) => n?.toFixed(1)).join(',')).join(' ')}
        fill="none"
        stroke="var(--text-3)"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
      <circle cx={x} cy={y} r="2" fill="var(--accent)" />
    </svg>
  )
}
