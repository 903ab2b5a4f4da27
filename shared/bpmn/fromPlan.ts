// The version of a process as a BPMN file: what the canvas shows, where it shows it, with everything else the steps carry.
import { diagramOf } from '../diagram/fromPlan.ts'
import { storedPositions } from '../diagram/geometry.ts'
import { arrange, layoutDiagram } from '../diagram/layout.ts'
import type { Lang } from '../i18n/index.ts'
import { valueContext } from '../i18n/valueContext.ts'
import type { PlanReader, RowOf } from '../model/plan.ts'
import { childVersion } from '../model/subProcess.ts'
import { freshIds } from './ids.ts'
import { type KeptVersion, keptVersion, readKept } from './kept.ts'
import { scopeOf } from './scope.ts'
import type { BpmnFile, BpmnProcess, BpmnScope, KeptShape } from './types.ts'
import type { Drawing, Writing } from './writing.ts'

export interface BpmnWish {
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
}

const keptOf = (reader: PlanReader, version: string): KeptVersion | null =>
  readKept(keptVersion, reader.get('processVersion', version)?.bpmn ?? null)

/** The other pools of the file that the version came from, in their order there, each by the version that fits best. */
function pools(reader: PlanReader, version: RowOf<'processVersion'>): string[] {
  const own = keptOf(reader, version.id)
  if (!own?.together) return [version.id]
  const places = new Map<string, { id: string; order: number; fit: number }>([
    [version.process, { id: version.id, order: own.order, fit: 3 }],
  ])
  for (const other of reader.list('processVersion')) {
    const kept = keptOf(reader, other.id)
    if (!kept?.together || kept.file !== own.file || other.process === version.process) continue
    const fit = other.status === 'retired' ? 0 : other.kind === version.kind ? 2 : 1
    const known = places.get(other.process)
    if (!known || fit > known.fit) places.set(other.process, { id: other.id, order: kept.order, fit })
  }
  return [...places.values()].sort((a, b) => a.order - b.order).map(({ id }) => id)
}

/**
 * The versions of sub-processes below `roots`: those that one step alone opens stand inside of it, those that several steps
 * open, that contain themselves, or that were called in the file they came from become processes that are called.
 */
function below(reader: PlanReader, roots: readonly string[]) {
  const opened = new Map<string, number>()
  const called = new Set<string>()
  const visit = (version: string, above: ReadonlySet<string>): void => {
    for (const step of reader.list('step', { processVersion: version })) {
      const child = childVersion(reader, step)?.id
      if (!child) continue
      const times = (opened.get(child) ?? 0) + 1
      opened.set(child, times)
      if (times > 1 || above.has(child) || roots.includes(child) || /"type":"bpmn:CallActivity"/.test(step.bpmn ?? ''))
        called.add(child)
      if (times === 1 && !above.has(child) && !roots.includes(child)) visit(child, new Set([...above, child]))
    }
  }
  for (const root of roots) visit(root, new Set([root]))
  return called
}

function drawing(reader: PlanReader, version: string, wish: BpmnWish): Drawing {
  const diagram = diagramOf(reader, version, valueContext(reader, wish.lang, wish.today))
  const placed = storedPositions(diagram)
  const laidOut =
    placed.size === diagram.steps.length
      ? arrange(diagram, placed)
      : layoutDiagram(diagram, { keep: new Set(placed.keys()) })
  return { diagram, laidOut }
}

/** null when the version has no steps. */
export function bpmnOf(reader: PlanReader, processVersion: string, wish: BpmnWish): BpmnFile | null {
  const version = reader.get('processVersion', processVersion)
  if (!version || reader.list('step', { processVersion }).length === 0) return null
  const shown = pools(reader, version)
  const called = below(reader, shown)
  const ids = freshIds()
  const roots = [...shown, ...[...called].filter((id) => !shown.includes(id))]
  const processIds = new Map(roots.map((id) => [id, ids.of('Process', id, keptOf(reader, id)?.id)]))
  const drawings = new Map<string, Drawing>()
  const writing: Writing = {
    reader,
    ids,
    drawn: (id) => {
      const known = drawings.get(id) ?? drawing(reader, id, wish)
      drawings.set(id, known)
      return known
    },
    inside: (step) => {
      const child = childVersion(reader, step)?.id
      return child && !called.has(child) ? child : null
    },
    called: (step) => processIds.get(childVersion(reader, step)?.id ?? '') ?? null,
  }
  const collaborates = shown.some((id) => keptOf(reader, id)?.together)
  let bottom: number | null = null
  const processes: BpmnProcess[] = []
  for (const id of roots) {
    const kept = keptOf(reader, id)
    const isPool = shown.includes(id)
    const { bounds, lanes } = writing.drawn(id).laidOut
    const pooled = isPool && (collaborates || lanes.length > 0)
    const dx = Math.max(0, Math.ceil((pooled ? poolHeader : 0) - bounds.x))
    const dy: number =
      isPool && bottom !== null ? Math.ceil(bottom + poolGap - bounds.y) : Math.max(0, Math.ceil(-bounds.y))
    const scope = scopeOf(writing, id, processIds.get(id) as string, { dx, dy })
    const pool = pooled ? poolBox(scope, { ...bounds, x: bounds.x + dx, y: bounds.y + dy }) : null
    const lowest = Math.max(...scope.shapes.map((shape) => shape.bounds.y + shape.bounds.height))
    if (isPool) bottom = Math.max(bounds.y + bounds.height + dy, lowest)
    // So that everything comes back to where it stood here, wherever the pool is moved to.
    const origin = { x: dx - (pool?.x ?? 0), y: dy - (pool?.y ?? 0) }
    const ownVersion = { ...scope.ownVersion, origin: [`${origin.x},${origin.y}`] }
    processes.push({
      participant: pool ? ids.of('Participant', id, kept?.participant) : null,
      pool,
      together: isPool,
      scope: { ...scope, ownVersion },
    })
  }
  const own = keptOf(reader, version.id)
  return { processes, roots: own?.roots ?? null, shapes: outside(own, processes), pools: [], unseen: [] }
}

/** Width of the header that other tools draw on the left of a pool, and the room between two pools. */
const poolHeader = 30
const poolGap = 40

/** A pool stands around its lanes, with a header of its own beside theirs; columns of phases reach above it. */
function poolBox({ lanes }: BpmnScope, bounds: KeptShape['bounds']): KeptShape['bounds'] {
  const boxes = lanes.flatMap(({ bounds: box }) => box ?? [])
  if (boxes.length === 0) return { ...bounds, x: bounds.x - poolHeader, width: bounds.width + poolHeader }
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  return {
    x: x - poolHeader,
    y,
    width: right - x + poolHeader,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

/** Pools without a process keep their side: above or below those that have one. */
function outside(kept: KeptVersion | null, processes: readonly BpmnProcess[]): KeptShape[] {
  const boxes = processes.flatMap(({ pool }) => pool ?? [])
  if (!kept || boxes.length === 0) return []
  let top = Math.min(...boxes.map(({ y }) => y))
  let bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  const [x, width] = [Math.min(...boxes.map((box) => box.x)), Math.max(...boxes.map((box) => box.width))]
  const [left, first] = [x, Math.min(...boxes.map((box) => box.y))]
  return kept.outside.map(({ of, bounds, side }) => {
    if (side === 'around') return { of, bounds: { ...bounds, x: bounds.x + left, y: bounds.y + first } }
    const { height } = bounds
    const y = side === 'above' ? top - poolGap - height : bottom + poolGap
    if (side === 'above') top = y
    else bottom = y + height
    return { of, bounds: { x, y, width, height } }
  })
}
