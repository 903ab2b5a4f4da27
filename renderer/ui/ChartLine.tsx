// A course in a few pixels: actuals as a line with its newest point marked, the target as a thin dashed line, gaps left open.

interface Props {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[]
  /** As many as `values`; null where there is none. */
  targets?: readonly (number | null)[]
  width: number
  height: number
  label: string
}

type Point = readonly [x: number, y: number]
const pad = 3

/** Plain SVG: a screen shows dozens of these, and paper hundreds. */
export function ChartLine({ values, targets = [], width, height, label }: Props) {
  const known = [...values, ...targets].filter((value): value is number => value !== null)
  if (!values.some((value) => value !== null)) return <svg width={width} height={height} aria-hidden="true" />
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const x = (i: number) => pad + (i * (width - 2 * pad)) / Math.max(1, values.length - 1)
  const y = (value: number) => height - pad - ((value - low) * (height - 2 * pad)) / span
  const pieces = (numbers: readonly (number | null)[]): Point[][] => {
    const found: Point[][] = []
    let open: Point[] | null = null
    numbers.forEach((value, i) => {
      if (value === null) open = null
      else if (open) open.push([x(i), y(value)])
      else {
        open = [[x(i), y(value)]]
        found.push(open)
      }
    })
    return found
  }
  const path = (points: readonly Point[]) =>
    points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('')
  const last = pieces(values).at(-1)?.at(-1) as Point
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {pieces(targets).map((points) => (
        <path
          key={points[0]?.[0]}
          d={path(points)}
          fill="none"
          stroke="var(--text-3)"
          strokeWidth="1"
          strokeDasharray="3 2"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {pieces(values).map((points) =>
        points.length > 1 ? (
          <path
            key={points[0]?.[0]}
            d={path(points)}
            fill="none"
            stroke="var(--series-1)"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ) : (
          <Dot key={points[0]?.[0]} at={points[0] as Point} size={3} />
        ),
      )}
      <Dot at={last} size={5} />
    </svg>
  )
}

/** A line of no length with round ends stays round however the drawing is stretched. */
function Dot({ at: [x, y], size }: { at: Point; size: number }) {
  return (
    <path
      d={`M${x.toFixed(1)} ${y.toFixed(1)}h0.01`}
      stroke="var(--series-1)"
      strokeWidth={size}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
    />
  )
}
