// What a user does to sub-processes: make one of what is selected, begin one, dissolve one – each one operation.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { planReader, rowOf, rowsOf } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { childVersion } from '#shared/model/subProcess.ts'
import { drawingOf } from '../model/drawing.ts'
import { tellingOrder } from '../model/order.ts'
import { editor, select, setEditor } from '../model/state.ts'
import { placesOfDissolved, placesOfMade } from './places.ts'
import { openSub, useExpanded } from './trail.ts'

/** The words that a new sub-process gets from the window's language. */
function words(version: string) {
  const t = currentT()
  const { lang } = useWindow.getState()
  const kind = rowOf('processVersion', version)?.kind ?? 'asIs'
  return {
    versionTitle: choiceLabel(lang, 'processVersion', 'kind', kind),
    startTitle: t('process.start'),
    endTitle: t('process.end'),
  }
}

/** A title that no process has: 子流程 2. */
function freeTitle(): string {
  const t = currentT()
  const taken = new Set(rowsOf('process').map((p) => p.title))
  for (let n = 1; ; n++) {
    const title = t('structure.sub.newTitle', { n })
    if (!taken.has(title)) return title
  }
}

/** Makes a sub-process of the selected steps and lets the user name it. */
export async function makeSub(version: string): Promise<void> {
  const { diagram, positions } = drawingOf(version)
  const chosen = new Set(
    diagram.steps.filter((s) => editor().steps.has(s.id) && s.kind !== 'start' && s.kind !== 'end').map((s) => s.id),
  )
  const inOrder = tellingOrder(diagram, positions).filter((id) => chosen.has(id))
  const into = diagram.flows.find((f) => f.to === inOrder[0] && !chosen.has(f.from))
  const entry = into?.to ?? inOrder[0]
  if (entry === undefined) return void notify({ tone: 'warning', text: currentT()('structure.sub.said.onlyEnds') })
  const places = placesOfMade(diagram, positions, chosen, entry)
  const title = freeTitle()
  const done = await execute('subProcess.make', {
    processVersion: version,
    steps: inOrder,
    title,
    ...words(version),
    at: places?.at ?? null,
    place: places?.place ?? [],
  })
  if (!done) return
  select({ steps: [done.step] })
  notify({ text: currentT()('structure.sub.said.made', { count: chosen.size, title }), undo: true })
  setEditor({ capture: { mode: 'title', step: done.step } })
}

/** Gives a step an empty child process and opens it. */
export async function createSub(step: string): Promise<void> {
  const row = rowOf('step', step)
  if (!row) return
  const { versionTitle, startTitle } = words(row.processVersion)
  const title = row.title || freeTitle()
  const done = await execute('subProcess.create', { step, title, versionTitle, startTitle })
  if (done) openSub(step)
}

/** Opens the sub-process of a step; one that has none yet gets one. */
export function openOrCreateSub(step: string): void {
  if (!openSub(step) && !editor().readOnly) void createSub(step)
}

/** Puts the steps of a sub-process in the place of its step. */
export async function dissolveSub(version: string, step: string): Promise<void> {
  const row = rowOf('step', step)
  const child = row && childVersion(planReader(), row)
  if (!row || !child || child.id === version) return
  const parent = drawingOf(version)
  const inside = drawingOf(child.id)
  const sub = parent.diagram.steps.find((s) => s.id === step)
  if (!sub) return
  const hasIn = parent.diagram.flows.some((f) => f.to === step)
  const hasOut = parent.diagram.flows.some((f) => f.from === step)
  const moved = inside.diagram.steps.filter((s) => !(s.kind === 'start' && hasIn) && !(s.kind === 'end' && hasOut))
  const place = placesOfDissolved(parent, sub, inside, moved)
  useExpanded.setState(({ steps }) => ({ steps: new Set([...steps].filter((id) => id !== step)) }))
  const done = await execute('subProcess.dissolve', { step, processVersion: child.id, place })
  if (!done) return
  select({ steps: done.steps })
  const key = done.kept ? 'structure.sub.said.copied' : 'structure.sub.said.dissolved'
  notify({ text: currentT()(key, { title: row.title }), undo: true })
}
