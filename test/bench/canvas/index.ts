// The process canvas against bpmn-js, JointJS, AntV X6 and plain React Flow: the same steps in the same Chromium, one window after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import type { Figure } from '../measure.ts'
import { median } from '../measure.ts'
import { buildPeers } from './pages.ts'
import { benchProcess, writeBenchProcess } from './process.ts'
import { firstView, measureOurs, measurePeer, type Result } from './windows.ts'

const peers = {
  joint: 'JointJS, cellVisibility',
  x6: 'AntV X6, virtual',
  reactFlowCulled: 'React Flow, onlyRenderVisibleElements',
  reactFlow: 'React Flow, all rendered',
  bpmn: 'bpmn-js',
} as const
type Name = keyof typeof peers
const culling: readonly Name[] = ['joint', 'x6', 'reactFlowCulled']
/** `--peers=joint,reactFlowCulled` leaves the others out; bpmn-js alone takes minutes. */
const askedPeers = argv
  .find((a) => a.startsWith('--peers='))
  ?.slice('--peers='.length)
  .split(',')

/** What is compared, with the goal against the best culling peer and against bpmn-js at 5,000 steps. */
const measures: readonly { name: string; unit: string; of: (r: Result) => number; best?: number; bpmn?: number }[] = [
  { name: 'mount', unit: 'ms', of: (r) => r.mount, best: 0.65, bpmn: 0.12 },
  { name: 'main thread per pan move, p95', unit: 'ms', of: (r) => r.pan.p95, best: 0.8 },
  { name: 'main thread per pan move, median', unit: 'ms', of: (r) => r.pan.p50 },
  { name: 'main thread per drag move, p95', unit: 'ms', of: (r) => r.drag.p95, best: 0.8 },
  { name: 'main thread per drag move, median', unit: 'ms', of: (r) => r.drag.p50 },
  { name: 'zoomed out, main thread per frame', unit: 'ms', of: (r) => r.far.p50, bpmn: 0.2 },
  { name: 'zoomed out, from frame to frame', unit: 'ms', of: (r) => r.far.frame, bpmn: 0.2 },
  { name: 'JS heap', unit: 'MB', of: (r) => r.heap },
  { name: 'process', unit: 'MB', of: (r) => r.process },
]

/** `--rounds=1` for one quick look; a claim needs three. */
const rounds = Number(argv.find((a) => a.startsWith('--rounds='))?.slice('--rounds='.length) ?? 3)
const digits = (n: number) => (n >= 100 ? n.toFixed(0) : n.toFixed(1))

/** One run at once, because the slowest peers take minutes. */
function tell(steps: number, round: number, who: string, r: Result): void {
  const figures = measures.map((m) => `${m.name} ${digits(m.of(r))}`)
  console.log(`  ${steps} steps, round ${round + 1} of ${rounds}, ${who}: ${figures.join(' · ')}`)
}

async function compare(folder: string, page: string, steps: number): Promise<Figure[]> {
  const diagram = benchProcess(steps)
  const plan = join(folder, `${steps}.sqlite`)
  await writeBenchProcess(plan, diagram)
  const ours: Result[] = []
  const theirs = Object.fromEntries(Object.keys(peers).map((name) => [name, []])) as unknown as Record<Name, Result[]>
  const names = (Object.keys(peers) as Name[]).filter((name) => !askedPeers || askedPeers.includes(name))
  for (let round = 0; round < rounds; round++) {
    ours.push(await measureOurs(plan, (i) => diagram.steps[i]?.title ?? ''))
    tell(steps, round, 'ours', ours[round]!)
    const view = firstView
    if (!view) throw new Error('nothing was seen')
    // The order turns, so that nobody always comes after the same one.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      theirs[name].push(await measurePeer(name, page, diagram, view))
      tell(steps, round, peers[name], theirs[name][round]!)
    }
  }
  console.log(`\n  ${steps} steps (load ${loadavg()[0]?.toFixed(1)}), medians of ${rounds} runs`)
  return measures.flatMap(({ name, unit, of, best, bpmn }): Figure[] => {
    const values = ours.map(of)
    const mine = median(values)
    const their = new Map(names.map((peer) => [peer, median(theirs[peer].map(of))]))
    console.log(`    ${name}: ours ${digits(mine)} · ${names.map((n) => `${n} ${digits(their.get(n)!)}`).join(' · ')}`)
    const first = names
      .filter((name) => culling.includes(name))
      .reduce((a, b) => (their.get(b)! < their.get(a)! ? b : a))
    const figure = (peer: Name, goal: number | undefined): Figure => ({
      name: `${steps} steps: ${name}${steps === 5000 && goal !== undefined ? ` (goal ≤ ${goal} ×)` : ''}`,
      against: peers[peer],
      unit,
      ours: mine,
      peer: their.get(peer)!,
      ratio: mine / their.get(peer)!,
      spread: [Math.min(...values), Math.max(...values)],
    })
    return names.includes('bpmn') ? [figure(first, best), figure('bpmn', bpmn)] : [figure(first, best)]
  })
}

/** All figures of the canvas; numbers on the command line choose the sizes. */
export async function benchCanvas(): Promise<Figure[]> {
  const asked = argv.slice(2).map(Number).filter(Number.isFinite)
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-canvas-'))
  try {
    const page = await buildPeers(join(folder, 'peers'))
    console.log('\n  Ours: the whole program from the click on the process, with lanes, header, inspector and minimap.')
    console.log(
      '  The others: their canvas alone, its library loaded and the diagram in memory, each step drawn as ours is.',
    )
    console.log(
      '  The best of those that cull (JointJS, X6, React Flow) is the first peer of each figure, bpmn-js the second.',
    )
    const figures: Figure[] = []
    for (const steps of asked.length > 0 ? asked : [500, 2000, 5000])
      figures.push(...(await compare(folder, page, steps)))
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
