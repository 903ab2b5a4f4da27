// Timing of two ways to do the same, in alternating runs, so that a noisy machine is as noisy to both.

export interface Contest {
  readonly name: string
  /** What the peer is, or what limit it stands for. */
  readonly against: string
  readonly unit: 'ms' | 'µs'
  readonly runs: number
  /** Rounds before those that count; 1 unless told. */
  readonly uncounted?: number
  /** Each returns how long its own work took, in `unit`. */
  readonly ours: (run: number) => number | Promise<number>
  readonly peer: (run: number) => number | Promise<number>
}

export interface Figure {
  readonly name: string
  readonly against: string
  readonly unit: string
  readonly ours: number
  readonly peer: number
  readonly ratio: number
  readonly spread: readonly [number, number]
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Runs both in turn (ours first in even runs), after the uncounted rounds. */
export async function contest({ name, against, unit, runs, uncounted = 1, ours, peer }: Contest): Promise<Figure> {
  const us: number[] = []
  const them: number[] = []
  for (let run = -uncounted; run < runs; run++) {
    const first = run % 2 === 0
    const a = first ? await ours(run) : undefined
    const b = await peer(run)
    const mine = a ?? (await ours(run))
    if (run < 0) continue
    us.push(mine)
    them.push(b)
  }
  const figure = { ours: median(us), peer: median(them) }
  return {
    name,
    against,
    unit,
    ...figure,
    ratio: figure.ours / figure.peer,
    spread: [Math.min(...us), Math.max(...us)],
  }
}

/** Milliseconds that `work` takes. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const digits = (n: number) => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2))

/** One line a figure: ours, the peer's, the ratio. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const f of figures)
    console.log(
      `  ${f.name}: ${digits(f.ours)} ${f.unit} (${digits(f.spread[0])}–${digits(f.spread[1])}) · ${f.against}: ${digits(f.peer)} ${f.unit} · ratio ${f.ratio.toFixed(2)}`,
    )
}
