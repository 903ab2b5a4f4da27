// Where a goal's progress comes from: pace against time, every KPI and sub-goal with weight, share and contribution.
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { refOptions } from '#platform/sheet/entityColumns.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { goalSubject } from '#shared/i18n/goalSentence.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import type { Commit } from '#ui/fields/entered.ts'
import { PickEntry } from '#ui/fields/PickEntry.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { type Goal, statusTone, useGoals } from '../goalModel.ts'
import { ProgressBar } from '../ProgressBar.tsx'
import styles from './GoalInspector.module.css'
import { PartLine } from './PartLine.tsx'

/** A KPI named after what the goal wants to change; its numbers are still to be filled in. */
export function addKpi(goal: Goal): Promise<unknown> {
  const row = {
    id: newId(),
    title: goalSubject(goal.title),
    owner: goal.owner,
    goals: [goal.id],
    position: nextPosition('kpi'),
  }
  return execute('rows.insert', { entity: 'kpi', rows: [row] })
}

export function ProgressPart({ goal }: { goal: Goal }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const model = useGoals()
  const rollup = model.rollups.get(goal.id)
  const pace = model.paceOf(goal)
  const linked = useMemo(() => model.kpisOf(goal.id).map((kpi) => kpi.id), [model, goal.id])
  if (!rollup) return null
  const silent = rollup.parts.filter((part) => part.progress === null).length

  const link: Commit = (entered) => {
    if (!('value' in entered)) return null
    const wanted = new Set((entered.value as readonly string[] | null) ?? [])
    const changed = [...new Set([...wanted, ...linked])].filter((id) => wanted.has(id) !== linked.includes(id))
    const writes = changed.flatMap((id) => {
      const kpi = rowOf('kpi', id)
      if (!kpi) return []
      const goals = wanted.has(id) ? [...kpi.goals, goal.id] : kpi.goals.filter((other) => other !== goal.id)
      return [{ do: 'update' as const, entity: 'kpi' as const, id, patch: { goals } }]
    })
    if (writes.length > 0) void execute('rows.apply', { writes })
    return null
  }

  return (
    <InspectorSection title={t('goals.roll.title')}>
      <ProgressBar
        progress={rollup.progress}
        expected={pace.expected}
        tone={statusTone[goal.status]}
        label={t('goals.roll.title')}
      />
      <p className={styles.facts}>
        <span>{t(`goals.roll.source.${rollup.source ?? 'none'}`)}</span>
        {pace.expected !== null && <span>{t('goals.roll.pace', { share: wholePercent(pace.expected) })}</span>}
        {pace.daysLeft !== null &&
          (pace.overdue ? (
            <span data-late>{t('goals.roll.late', { count: -pace.daysLeft })}</span>
          ) : (
            pace.daysLeft >= 0 && <span>{t('goals.roll.daysLeft', { count: pace.daysLeft })}</span>
          ))}
      </p>
      {pace.suggested !== null && pace.suggested !== goal.status && (
        <p className={styles.suggested}>
          {t('goals.roll.suggested')}
          <StatusPill tone={statusTone[pace.suggested]}>
            {choiceLabel(lang, 'goal', 'status', pace.suggested)}
          </StatusPill>
          <Button
            look="quiet"
            onClick={() => execute('rows.update', { entity: 'goal', id: goal.id, patch: { status: pace.suggested } })}
          >
            {t('goals.roll.apply')}
          </Button>
        </p>
      )}
      {rollup.parts.length > 0 && (
        <ul className={styles.parts}>
          {rollup.parts.map((part) => (
            <PartLine key={`${part.kind}/${part.id}`} part={part} />
          ))}
        </ul>
      )}
      {rollup.normalised && rollup.parts.length > 1 && (
        <p className={styles.note}>{t('goals.roll.normalised', { sum: wholePercent(rollup.weightSum) })}</p>
      )}
      {silent > 0 && <p className={styles.note}>{t('goals.roll.left', { count: silent })}</p>}
      <div className={styles.linking}>
        <PickEntry
          label={t('goals.roll.kpis')}
          placeholder={t('goals.roll.link')}
          value={linked}
          multiple
          options={() => refOptions('kpi')}
          optionOf={(id) => {
            const label = context.titleOf('kpi', id)
            return label === undefined ? undefined : { value: id, label }
          }}
          onCommit={link}
        />
        <Button look="quiet" icon={Plus} onClick={() => addKpi(goal)}>
          {t('goals.roll.addKpi')}
        </Button>
      </div>
    </InspectorSection>
  )
}
