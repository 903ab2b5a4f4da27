// Rows of the table put in or moved by keyboard: a step after, before, or exchanged with its neighbour along the flow.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import type { Write } from '#shared/commands/rows.ts'
import { centreOf, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import type { DiagramStep, Point } from '#shared/diagram/types.ts'
import { addDraft, draftAfter, draftInFlow } from '../model/drafts.ts'
import { drawingOf } from '../model/drawing.ts'
import { flowsIn, flowsOut, graphOf } from '../model/graph.ts'

/** Adds a step after a row (or before it, in the flow that leads to it). Resolves with its id. */
export async function insertBeside(version: string, id: string, after: boolean): Promise<string | undefined> {
  const { diagram } = drawingOf(version)
  const into = after ? undefined : flowsIn(graphOf(diagram.flows), id)[0]
  const draft = into ? draftInFlow(version, into.id) : draftAfter(version, after ? id : null)
  if (!draft) return undefined
  return addDraft(version, draft, {
    title: currentT()('process.table.addStep'),
    kind: null,
    owners: [],
    lane: null,
    processing: null,
    waiting: null,
    jump: null,
  })
}

const isNode = ({ kind }: DiagramStep) => kind !== 'start' && kind !== 'end' && kind !== 'note'

/** Exchanges a step with the one after it (or before it) on its line; says so when the two are not alone on a line. */
export async function exchange(version: string, id: string, by: 1 | -1): Promise<void> {
  const { diagram, positions } = drawingOf(version)
  const graph = graphOf(diagram.flows)
  const before = by > 0 ? id : flowsIn(graph, id)[0]?.from
  const out = before === undefined ? [] : flowsOut(graph, before)
  const link = out.length === 1 ? out[0] : undefined
  const step = (of: string | undefined) => diagram.steps.find((s) => s.id === of)
  const [a, b] = [step(before), step(link?.to)]
  const alone =
    a && b && isNode(a) && isNode(b) && flowsIn(graph, b.id).length === 1 && flowsOut(graph, b.id).length <= 1
  if (!link || !alone || (by < 0 && flowsIn(graph, id).length !== 1))
    return void notify({ tone: 'warning', text: currentT()('structure.table.notOnLine') })
  const flow = (fid: string, patch: Record<string, unknown>): Write => ({
    do: 'update',
    entity: 'sequenceFlow',
    id: fid,
    patch: { ...patch, waypoints: null },
  })
  const [at, bt] = [positions.get(a.id), positions.get(b.id)]
  const place = (s: DiagramStep, x: number, y: Point): Write => {
    const { width } = stepSize(s.kind)
    return { do: 'update', entity: 'step', id: s.id, patch: { ...snapStep(s.kind, { x: x - width / 2, y: y.y }) } }
  }
  await execute('rows.apply', {
    writes: [
      ...flowsIn(graph, a.id).map((f) => flow(f.id, { to: b.id })),
      ...flowsOut(graph, b.id).map((f) => flow(f.id, { from: a.id })),
      flow(link.id, { from: b.id, to: a.id }),
      ...(at && bt ? [place(a, centreOf(b, bt).x, at), place(b, centreOf(a, at).x, bt)] : []),
    ],
  })
}
