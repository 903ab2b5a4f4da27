// Copy, cut and paste of steps through the system clipboard: our own data beside a table, and plain lines as steps.

import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT, valueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { CommandArgs } from '#shared/commands/index.ts'
import { placeNewStep } from '#shared/diagram/placeNewStep.ts'
import type { DiagramStep } from '#shared/diagram/types.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { entityOf } from '#shared/model/plan.ts'
import { parseStepText, withoutNumbering } from '#shared/model/stepText.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { clipboardType, fragmentOf, readFragment, readLines, type StepFragment, tableText } from '../model/clipboard.ts'
import { drawingOf } from '../model/drawing.ts'
import { placesToFix, removeSelected } from '../model/edit.ts'
import { editor, select, soleStep } from '../model/state.ts'
import { stepTitled, textContext } from './commit.ts'

const columns = ['title', 'kind', 'lane', 'phase', 'ownerRole', 'owners', 'processingTime', 'waitingTime'] as const

/** The selected steps as data. */
export function selectedFragment(version: string): StepFragment | null {
  const where = { processVersion: version }
  return fragmentOf(
    {
      steps: rowsOf('step', where),
      flows: rowsOf('sequenceFlow', where),
      lanes: rowsOf('lane', where),
      phases: rowsOf('phase', where),
    },
    editor().steps,
  )
}

function table(fragment: StepFragment): string {
  const context = valueContext()
  const { fields } = entityOf('step')
  const head = columns.map((name) => fieldLabel(context.lang, 'step', name))
  const body = fragment.steps.map(({ row }) =>
    columns.map((name) => formatValue('step', name, fields[name]!, row[name], row, context)),
  )
  return tableText([head, ...body])
}

/** Deals with copy, cut and paste at the canvas. */
export function onClipboard(version: string, event: ClipboardEvent): void {
  const data = event.clipboardData
  if (!data) return
  if (event.type === 'paste') {
    event.preventDefault()
    const own = data.getData(clipboardType)
    void paste(version, own || data.getData('text/plain'))
    return
  }
  const fragment = selectedFragment(version)
  if (!fragment) return
  event.preventDefault()
  data.setData(clipboardType, JSON.stringify(fragment))
  data.setData('text/plain', table(fragment))
  if (event.type === 'cut') void removeSelected(version, true)
}

async function paste(version: string, text: string): Promise<void> {
  const fragment = readFragment(text)
  const ids = fragment ? await pasteFragment(version, fragment) : await pasteLines(version, readLines(text))
  const t = currentT()
  if (ids === null) return void notify({ text: t('process.said.nothingToPaste') })
  select({ steps: ids })
}

/** Puts a fragment below and to the right of what it was copied from. */
export async function pasteFragment(
  version: string,
  { steps, flows }: StepFragment,
): Promise<readonly string[] | null> {
  const done = await execute('step.paste', { processVersion: version, steps, flows, dx: 24, dy: 24 })
  return done?.ids ?? []
}

/** The selected steps once more. */
export async function duplicate(version: string): Promise<void> {
  const fragment = selectedFragment(version)
  if (!fragment) return
  const ids = await pasteFragment(version, fragment)
  if (ids) select({ steps: ids })
}

/** Each line a step, one after the other, after the selected step; as one command. */
async function pasteLines(version: string, lines: readonly string[]): Promise<readonly string[] | null> {
  const context = textContext(version)
  const read = lines
    .map((line) => parseStepText(withoutNumbering(line), context))
    .filter((r) => r.title !== '' || r.jump)
  if (read.length === 0) return null
  const drawing = drawingOf(version)
  let diagram = drawing.diagram
  const steps: CommandArgs<'step.capture'>['steps'] = placesToFix(drawing)
  const ids: string[] = []
  let after = soleStep() ?? null
  for (const each of read) {
    if (each.title === '') {
      const target = each.jump === null ? null : stepTitled(version, each.jump)
      if (after && target && ids.includes(after)) steps.push({ id: after, row: {}, to: target })
      continue
    }
    const id = newId()
    const kind = each.kind ?? 'task'
    const lane =
      laneOf(diagram.lanes, each.lane) ??
      diagram.steps.find((s) => s.id === after)?.lane ??
      diagram.lanes[0]?.id ??
      null
    const branch = after !== null && diagram.flows.some((f) => f.from === after)
    const { x, y } = placeNewStep(diagram, after, { kind, title: each.title, lane, branch })
    const time = (t: typeof each.processing, name: 'processing' | 'waiting') =>
      t ? { [`${name}Time`]: t.seconds, [`${name}Basis`]: t.basis } : {}
    const row = {
      title: each.title,
      kind,
      x,
      y,
      lane,
      ...time(each.processing, 'processing'),
      ...time(each.waiting, 'waiting'),
    }
    const named = each.lane !== null && !laneOf(diagram.lanes, each.lane) ? each.lane : null
    steps.push({ id, row, after, owners: each.owners.length > 0 ? [...each.owners] : null, lane: named })
    const placed: DiagramStep = { id, kind, title: each.title, lane, phase: null, x, y }
    const flow = after === null ? [] : [{ id: `to ${id}`, from: after, to: id, label: null }]
    diagram = { ...diagram, steps: [...diagram.steps, placed], flows: [...diagram.flows, ...flow] }
    ids.push(id)
    after = id
  }
  if (ids.length === 0) return null
  const done = await execute('step.capture', { processVersion: version, steps })
  return done ? ids : []
}

const laneOf = (lanes: readonly { id: string; title: string }[], title: string | null): string | undefined =>
  title === null ? undefined : lanes.find((l) => l.title.toLowerCase() === title.toLowerCase())?.id
