// From a wish to a sentence one can check: the KPI, its baseline and target, the term, and the title they make.
import { Plus, WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { execute } from '#platform/execute.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useLang, useT } from '#platform/text.ts'
import { reviewAfter } from '#shared/analysis/goalReview.ts'
import { goalDays } from '#shared/analysis/goalRollup.ts'
import { goalSentence } from '#shared/i18n/goalSentence.ts'
import { Button } from '#ui/Button.tsx'
import { PickEntry } from '#ui/fields/PickEntry.tsx'
import { type Goal, useGoals } from '../goalModel.ts'
import { addKpi } from '../inspector/ProgressPart.tsx'
import { KpiField } from './kpiField.tsx'
import styles from './SmartPanel.module.css'

const terms = [3, 6, 12] as const

export function Composer({ goal }: { goal: Goal }) {
  const t = useT()
  const lang = useLang()
  const model = useGoals()
  const kpis = model.kpisOf(goal.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const kpi = kpis.find(({ id }) => id === chosen) ?? kpis.find(({ target }) => target !== null) ?? kpis[0]
  const { from, to } = goalDays(goal)
  const numbers = kpi ?? {
    unit: null,
    valueKind: 'number' as const,
    direction: 'higher' as const,
    baseline: null,
    target: null,
    bandLow: null,
    bandHigh: null,
  }
  const known = kpi && (kpi.direction === 'band' ? kpi.bandLow !== null && kpi.bandHigh !== null : kpi.target !== null)
  const { unit, valueKind, direction, baseline, target, bandLow, bandHigh } = numbers
  const sentence = goalSentence(lang, {
    title: goal.title,
    kpi: kpi?.title ?? null,
    unit,
    valueKind,
    direction,
    baseline,
    target,
    bandLow,
    bandHigh,
    startOn: from,
    dueOn: to,
  })
  const patch = (values: Partial<Goal>) => execute('rows.update', { entity: 'goal', id: goal.id, patch: values })
  /** From the start (today where there is none) so many months, the last day included. */
  const setTerm = (months: number) => {
    const startOn = goal.startOn ?? model.today
    const after = reviewAfter('monthly', startOn, months)
    const dueOn = new Date(Date.parse(`${after}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    return patch({ startOn, dueOn })
  }
  return (
    <div className={styles.composer}>
      <div className={styles.inputs}>
        <div className={styles.kpi}>
          <span className={styles.label}>{t('goals.smart.kpi')}</span>
          {kpi ? (
            <PickEntry
              label={t('goals.smart.kpi')}
              value={[kpi.id]}
              options={() => kpis.map(({ id, title }) => ({ value: id, label: title }))}
              optionOf={(id) => {
                const found = kpis.find((other) => other.id === id)
                return found && { value: id, label: found.title }
              }}
              onCommit={(entered) => {
                if ('value' in entered) setChosen(entered.value as string)
                return null
              }}
            />
          ) : (
            <Button icon={Plus} onClick={() => addKpi(goal)}>
              {t('goals.roll.addKpi')}
            </Button>
          )}
        </div>
        {kpi && <KpiField key={`b${kpi.id}`} kpi={kpi} field="baseline" />}
        {kpi && kpi.direction !== 'band' && <KpiField key={`t${kpi.id}`} kpi={kpi} field="target" />}
        {kpi && kpi.direction === 'band' && (
          <>
            <KpiField key={`l${kpi.id}`} kpi={kpi} field="bandLow" />
            <KpiField key={`h${kpi.id}`} kpi={kpi} field="bandHigh" />
          </>
        )}
        <EntityField entity="goal" row={goal.id} field="startOn" />
        <EntityField entity="goal" row={goal.id} field="dueOn" />
        <div className={styles.terms}>
          {terms.map((months) => (
            <Button key={months} look="quiet" onClick={() => setTerm(months)}>
              {t('goals.smart.months', { count: months })}
            </Button>
          ))}
        </div>
      </div>
      <div className={styles.sentence}>
        {known ? (
          <>
            <output aria-label={t('goals.smart.sentence')}>{sentence}</output>
            <Button
              look="primary"
              icon={WandSparkles}
              disabled={sentence === goal.title}
              onClick={() => patch({ title: sentence })}
            >
              {t(sentence === goal.title ? 'goals.smart.used' : 'goals.smart.use')}
            </Button>
          </>
        ) : (
          <p>{t('goals.smart.needs')}</p>
        )}
      </div>
    </div>
  )
}
