// The SMART assistant: the five parts of the selected goal side by side, each checked with its reasons, and the sentence they make.
import { Check, ChevronDown, ChevronUp, CircleDashed, TriangleAlert } from 'lucide-react'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import type { SmartVerdict, Verdict } from '#shared/analysis/goalSmart.ts'
import { IconButton } from '#ui/Button.tsx'
import type { Icon } from '#ui/icon.ts'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import { type Goal, useGoals } from '../goalModel.ts'
import { SmartMarks } from '../SmartMarks.tsx'
import { Composer } from './Composer.tsx'
import styles from './SmartPanel.module.css'

const toneOf: Record<Verdict, Tone> = { met: 'green', partly: 'amber', missing: 'grey' }
const iconOf: Record<Verdict, Icon> = { met: Check, partly: TriangleAlert, missing: CircleDashed }

export function SmartPanel({ goal }: { goal: Goal | undefined }) {
  const t = useT()
  const model = useGoals()
  const [open, setOpen] = usePanel<boolean>('goals/smart', true)
  const verdicts = goal ? model.smartOf(goal) : []
  return (
    <section className={styles.panel} aria-label={t('goals.smart.title')} data-open={open && goal !== undefined}>
      <header className={styles.header}>
        <IconButton
          icon={open ? ChevronDown : ChevronUp}
          size={14}
          label={t(open ? 'goals.fold' : 'goals.unfold')}
          onClick={() => setOpen(!open)}
        />
        <h2>{t('goals.smart.title')}</h2>
        {goal ? (
          <>
            <span className={styles.of}>{t('goals.smart.of', { goal: goal.title })}</span>
            <SmartMarks verdicts={verdicts} />
            <span className={styles.count}>
              {t('goals.smart.met', { count: verdicts.filter(({ verdict }) => verdict === 'met').length })}
            </span>
          </>
        ) : (
          <span className={styles.of}>{t('goals.smart.choose')}</span>
        )}
      </header>
      {open && goal && (
        <>
          <Composer key={`c${goal.id}`} goal={goal} />
          <div className={styles.parts}>
            {verdicts.map((verdict) => (
              <Part key={`${goal.id}/${verdict.part}`} goal={goal} found={verdict} />
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function Part({ goal, found }: { goal: Goal; found: SmartVerdict }) {
  const t = useT()
  const { part, verdict, reasons } = found
  const Mark = iconOf[verdict]
  return (
    <section className={styles.part} data-part={part} data-verdict={verdict} aria-label={t(`smart.part.${part}`)}>
      <h3>
        {t(`smart.part.${part}`)}
        <StatusPill tone={toneOf[verdict]}>{t(`smart.verdict.${verdict}`)}</StatusPill>
      </h3>
      <ul>
        {reasons.map(({ code, params }) => (
          <li key={`${code}/${params?.kpi ?? ''}`}>
            <Mark size={12} aria-hidden />
            {t(`smart.reason.${code}`, params)}
          </li>
        ))}
      </ul>
      <EntityField entity="goal" row={goal.id} field={part} label={t('goals.smart.own')} />
      <EntityField entity="goal" row={goal.id} field={`${part}Checked`} label={t('goals.smart.checked')} />
    </section>
  )
}
