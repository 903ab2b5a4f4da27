// One KPI or sub-goal in the roll-up of a goal: its state, its weight to be edited, what it adds.
import { Gauge, Target } from 'lucide-react'
import { useCommitField } from '#platform/sheet/commitField.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import type { GoalPart } from '#shared/analysis/goalRollup.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { formatPercent, wholePercent } from '#shared/model/values/numbers.ts'
import { TextEntry } from '#ui/fields/TextEntry.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { statusTone, useGoals } from '../goalModel.ts'
import { selectGoal } from '../goalState.ts'
import styles from './GoalInspector.module.css'

export function PartLine({ part }: { part: GoalPart }) {
  const t = useT()
  const context = useValueContext()
  const { byId, figures } = useGoals()
  const commit = useCommitField(part.kind, part.id)
  const title = (part.kind === 'kpi' ? figures.kpis.get(part.id)?.title : byId.get(part.id)?.title) ?? ''
  const Mark = part.kind === 'kpi' ? Gauge : Target
  return (
    <li className={styles.part}>
      <div className={styles.partHead}>
        <Mark size={14} aria-hidden />
        <button
          type="button"
          title={part.kind === 'kpi' ? t('goals.roll.open', { name: title }) : title}
          onClick={() => (part.kind === 'kpi' ? navigate('kpis', { row: part.id }) : selectGoal(part.id))}
        >
          {title}
        </button>
        {part.kind === 'kpi' ? <KpiFacts id={part.id} /> : <GoalFacts id={part.id} />}
      </div>
      <div className={styles.partSums}>
        <span>{part.progress === null ? t('goals.roll.noData') : wholePercent(part.progress)}</span>
        <span className={styles.weight}>
          <TextEntry
            label={t('goals.roll.weightOf', { name: title })}
            placeholder={t('goals.roll.weight')}
            value={part.weight === null ? '' : formatPercent(part.weight)}
            onCommit={commit(columnOf(part.kind, 'weight', context))}
          />
        </span>
        <span>{part.contribution === null ? '' : t('goals.roll.share', { share: wholePercent(part.share) })}</span>
        <b>{part.contribution === null ? '' : t('goals.roll.adds', { share: wholePercent(part.contribution) })}</b>
      </div>
    </li>
  )
}

function KpiFacts({ id }: { id: string }) {
  const t = useT()
  const lang = useLang()
  const { figures } = useGoals()
  const kpi = figures.kpis.get(id)
  const period = figures.latest(id)
  if (!kpi || period === null) return <StatusPill tone="grey">{t('goals.roll.noData')}</StatusPill>
  const { actual, target, state } = figures.figure(id, period)
  const aim = kpiTarget(kpi, target)
  return (
    <span
      className={styles.actual}
      title={`${formatPeriod(period, lang)}${aim === '' ? '' : ` · ${t('goals.roll.target', { target: aim })}`}`}
    >
      <StatusPill tone={state ?? 'grey'}>{kpiNumber(kpi, actual)}</StatusPill>
    </span>
  )
}

function GoalFacts({ id }: { id: string }) {
  const lang = useLang()
  const goal = useGoals().byId.get(id)
  if (!goal) return null
  return <StatusPill tone={statusTone[goal.status]}>{choiceLabel(lang, 'goal', 'status', goal.status)}</StatusPill>
}
