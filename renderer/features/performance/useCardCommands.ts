// What is begun on the scorecards: a cycle, a card with the KPIs of its person or team, an item, a feedback, the usual grades.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { setHint } from '#platform/notices.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { today, useT, useValueContext } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { kpiItems, shownPoints } from '#shared/analysis/evaluationScore.ts'
import { periodDays, periodOfDay } from '#shared/analysis/kpiPeriods.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { Card, Cycle, Evaluation } from './useScorecards.ts'

type NewItemKind = 'behaviour' | 'task' | 'bonus'
const usual = [
  { title: 'A', scoreFrom: 0.95, coefficient: 1.2 },
  { title: 'B', scoreFrom: 0.85, coefficient: 1 },
  { title: 'C', scoreFrom: 0.7, coefficient: 0.8 },
  { title: 'D', scoreFrom: 0, coefficient: 0.5 },
]

export function useCardCommands() {
  const t = useT()
  const context = useValueContext()

  const ownItems = (of: Pick<Evaluation, 'id' | 'person' | 'department'>, cycle: Cycle): Write[] => {
    const held = rowsOf('evaluationItem', { evaluation: of.id })
    const first = nextPosition('evaluationItem')
    return kpiItems(of, rowsOf('kpi'), rowsOf('person'), held, cycle.kpiShare).map((item, i) => ({
      do: 'insert',
      entity: 'evaluationItem',
      row: { ...item, evaluation: of.id, position: first + i },
    }))
  }
  return {
    /** A cycle for the quarter that today lies in, with the usual grades where there are none. */
    async addCycle(): Promise<void> {
      const day = today()
      const period = periodOfDay('quarterly', day)
      const { from, to } = periodDays(period)
      const title = t('performance.cycleTitle', { year: period.slice(0, 4), quarter: period.slice(6) })
      const cycle = {
        do: 'insert',
        entity: 'evaluationCycle',
        row: { title, period, startOn: from, endOn: to, status: 'running' },
      }
      const bands = rowsOf('gradeBand').length > 0 ? [] : bandWrites()
      await execute('rows.apply', { writes: [cycle as Write, ...bands] })
    },
    /** A card for a person or department, with the KPIs they own. Returns its id. */
    async addCard(
      cycle: Cycle,
      who: { person: string | null; department: string | null },
    ): Promise<string | undefined> {
      const id = newId()
      const name = who.person
        ? context.titleOf('person', who.person)
        : context.titleOf('department', who.department ?? '')
      const evaluator = who.person
        ? (rowOf('department', rowOf('person', who.person)?.department ?? '')?.head ?? null)
        : null
      const row = {
        id,
        title: t('performance.forTitle', { name: name ?? '', cycle: cycle.title }),
        cycle: cycle.id,
        ...who,
        evaluator: evaluator === who.person ? null : evaluator,
        signOffText: cycle.signOffText,
        position: nextPosition('evaluation'),
      }
      const writes: Write[] = [{ do: 'insert', entity: 'evaluation', row }, ...ownItems({ id, ...who }, cycle)]
      return (await execute('rows.apply', { writes })) ? id : undefined
    },
    async addKpis(evaluation: Evaluation, cycle: Cycle): Promise<void> {
      const writes = ownItems(evaluation, cycle)
      if (writes.length === 0) setHint(t('performance.noKpis'))
      else await execute('rows.apply', { writes })
    },
    addItem: (evaluation: Evaluation, kind: NewItemKind) =>
      execute('rows.insert', {
        entity: 'evaluationItem',
        rows: [
          {
            title: t(`performance.newItem.${kind}`),
            evaluation: evaluation.id,
            kind,
            position: nextPosition('evaluationItem'),
          },
        ],
      }),
    addFeedback: (evaluation: Evaluation) =>
      execute('rows.insert', {
        entity: 'feedback360',
        rows: [{ topic: t('performance.newTopic'), evaluation: evaluation.id, givenOn: today() }],
      }),
    /** Signs the card today: its score and grade stay what they are now, whatever becomes of the KPIs. */
    sign: ({ evaluation, cycle, score }: Card) =>
      execute('rows.update', {
        entity: 'evaluation',
        id: evaluation.id,
        patch: {
          status: 'signed',
          signedOffOn: evaluation.signedOffOn ?? today(),
          signedOffBy: evaluation.signedOffBy ?? evaluation.evaluator,
          signOffText: evaluation.signOffText ?? cycle.signOffText,
          score: score.total === null ? null : shownPoints(score.total) / 100,
          grade: score.grade,
        },
      }),
    /** Takes the signature back: score and grade follow the KPIs again. */
    reopen: ({ id }: Evaluation) =>
      execute('rows.update', {
        entity: 'evaluation',
        id,
        patch: { status: 'discussed', signedOffOn: null, signedOffBy: null, score: null, grade: null },
      }),
    addBands: () => execute('rows.apply', { writes: bandWrites() }),
  }
}

export type CardCommands = ReturnType<typeof useCardCommands>

function bandWrites(): Write[] {
  return usual.map((band, i) => ({ do: 'insert', entity: 'gradeBand', row: { ...band, position: i + 1 } }))
}
