// Findings that became improvements: making one, setting one aside, and knowing which finding an improvement was made of.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { showRow } from '#platform/places.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { currentT } from '#platform/text.ts'
import type { FindingText } from '#shared/analysis/flow/findingText.ts'
import type { FlowFinding } from '#shared/analysis/flow/flowAnalysis.ts'
import { langs, translator } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'

type Improvement = RowOf<'improvement'>

/** The improvement made of a finding: of the same process and steps, its title beginning with the finding's name in either language. */
export function improvementOf(
  improvements: readonly Improvement[],
  { kind, steps }: Pick<FlowFinding, 'kind' | 'steps'>,
  process: string,
): Improvement | undefined {
  const names = langs.map((lang) => translator(lang)(`analysis.finding.${kind}.name`))
  return improvements.find(
    (row) =>
      row.process === process &&
      row.source === 'analysis' &&
      row.steps.length === steps.length &&
      steps.every((id) => row.steps.includes(id)) &&
      names.some((name) => row.title.startsWith(name)),
  )
}

/** From which part of the cycle time an improvement counts as important. */
const priorities = [
  [0.15, 'high'],
  [0.05, 'medium'],
] as const

interface Making {
  readonly finding: FlowFinding
  readonly text: FindingText
  readonly process: string
  /** Seconds of a case. */
  readonly cycle: number
  readonly perMonth: number | null
}

/** Makes an improvement of a finding, or one that is dropped at once: then everybody sees that it was looked at. */
export async function makeImprovement(
  { finding, text, process, cycle, perMonth }: Making,
  status: 'proposed' | 'dropped',
): Promise<void> {
  const id = newId()
  const { saving, steps, weight = 0 } = finding
  const share = Math.max(weight, saving && cycle > 0 ? saving.cycle / cycle : 0)
  const yearly = saving && perMonth !== null ? Math.round(saving.cost * perMonth * 12) : 0
  const row = {
    id,
    title: text.title,
    source: 'analysis',
    problem: text.text,
    measure: text.change,
    status,
    priority: priorities.find(([from]) => share >= from)?.[1] ?? 'low',
    process,
    steps: [...steps],
    position: nextPosition('improvement'),
    ...(yearly > 0 ? { benefit: yearly } : {}),
  }
  const done = await execute('rows.insert', { entity: 'improvement', rows: [row] })
  if (!done) return
  const said = status === 'dropped' ? 'analysis.said.dropped' : 'analysis.said.made'
  notify({
    text: currentT()(said, { title: text.title }),
    undo: true,
    actions: [{ label: 'analysis.open', run: () => showRow('improvement', id) }],
  })
}
