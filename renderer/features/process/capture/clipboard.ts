// Copy, cut and paste of steps through the system clipboard: our own data beside a table, and plain lines as steps.

import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT, valueContext } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import type { CommandArgs } from '#shared/commands/index.ts'
import type { DiagramStep } from '#shared/diagram/types.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { entityOf, type RowOf } from '#shared/model/plan.ts'
import { parseStepText, type StepText, withoutNumbering } from '#shared/model/stepText.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { middleOfView } from '../canvas/viewport.ts'
import { clipboardType, fragmentOf, readFragment, readLines, type StepFragment, tableText } from '../model/clipboard.ts'
import { drawingOf } from '../model/drawing.ts'
import { removeSelected } from '../model/edit.ts'
import { placesToFix } from '../model/moving.ts'
import { addPictures, copyPicture, picturesIn } from '../model/pictures.ts'
import { type NewStep, openFooter, placeCopy, placeInTurn } from '../model/placing.ts'
import { editor, select, soleStep } from '../model/state.ts'
import { stepTitled, textContext } from './commit.ts'

type Captured = CommandArgs<'step.capture'>['steps'][number]

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
      nameOf: (entity, id) =>
        entity === 'resource'
          ? rowOf('resource', id)?.title
          : (rowOf(entity, id) as { name?: string } | undefined)?.name,
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
    if (editor().readOnly) return
    const pictures = picturesIn(data.files)
    if (pictures.length > 0 && !data.getData(clipboardType) && !readFragment(data.getData('text/plain')))
      return void addPictures(version, pictures, middleOfView())
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

/** Puts a fragment where there is room, near where it was copied from. */
export async function pasteFragment(
  version: string,
  { steps, flows, names }: StepFragment,
): Promise<readonly string[] | null> {
  const drawing = drawingOf(version)
  const { diagram, positions } = drawing
  const copied = steps.map(({ key, row, lane }): DiagramStep => {
    const { kind, title, x, y } = row as unknown as RowOf<'step'>
    return {
      id: key,
      kind,
      title,
      lane: lane === null ? null : (laneOf(diagram.lanes, lane) ?? null),
      phase: null,
      x,
      y,
      footer: openFooter,
    }
  })
  const { dx, dy, place } = placeCopy(diagram, positions, copied)
  const done = await execute('step.paste', { processVersion: version, steps, flows, names, dx, dy, place })
  return done?.ids ?? []
}

/** The selected steps once more. */
export async function duplicate(version: string): Promise<void> {
  if (editor().picture) return copyPicture()
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
  const { lanes } = drawing.diagram
  const news: NewStep[] = []
  const jumps: [from: string, to: string][] = []
  const texts = new Map<string, StepText>()
  let after = soleStep() ?? null
  for (const each of read) {
    const target = each.jump === null ? null : stepTitled(version, each.jump)
    if (each.title !== '') {
      const lane = each.lane === null ? undefined : laneOf(lanes, each.lane)
      const id = newId()
      news.push({ id, kind: each.kind ?? 'task', title: each.title, lane, after })
      texts.set(id, each)
      after = id
    }
    if (target !== null && after !== null) jumps.push([after, target])
  }
  if (news.length === 0) return null
  const { steps: places, shift } = placeInTurn(drawing.diagram, news)
  const added = places.map(({ id, kind, title, lane, phase, x, y }): Captured => {
    const { processing, waiting, owners, lane: named } = texts.get(id)!
    const unknown = named !== null && !laneOf(lanes, named)
    return {
      id,
      row: {
        title,
        kind,
        phase,
        x,
        y,
        ...(unknown ? {} : { lane }),
        ...(processing ? { processingTime: processing.seconds, processingBasis: processing.basis } : {}),
        ...(waiting ? { waitingTime: waiting.seconds, waitingBasis: waiting.basis } : {}),
      },
      after: news.find((n) => n.id === id)?.after ?? null,
      owners: owners.length > 0 ? [...owners] : null,
      lane: unknown ? named : null,
      to: jumps.find(([from]) => from === id)?.[1] ?? null,
    }
  })
  const ids = added.map((step) => step.id)
  const steps = [...placesToFix(drawing), ...added]
  const done = await execute('step.capture', { processVersion: version, steps, shift })
  return done ? ids : []
}

const laneOf = (lanes: readonly { id: string; title: string }[], title: string | null): string | undefined =>
  title === null ? undefined : lanes.find((l) => l.title.toLowerCase() === title.toLowerCase())?.id
