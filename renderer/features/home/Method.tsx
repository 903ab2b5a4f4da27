// The eight steps of the method, each with how far it has come and on what that is counted.
import { Check } from 'lucide-react'
import { usePlanHealth } from '#platform/health/planHealth.ts'
import { showRow } from '#platform/places.ts'
import { useT } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { navigate, setPanel } from '#platform/windowState.ts'
import type { HealthArea } from '#shared/analysis/health/index.ts'
import type { MethodStep, StepProgress } from '#shared/analysis/planProgress.ts'
import page from './Home.module.css'
import styles from './Method.module.css'

const screenOf: Record<MethodStep, string> = {
  goals: 'goals',
  map: 'process',
  assess: 'process',
  simplify: 'process',
  sop: 'process',
  train: 'people',
  monitor: 'kpis',
  improve: 'goals',
}

/** Steps that are about the analysis of a process: its screen keeps under this name which view it shows. */
const analysed: ReadonlySet<MethodStep> = new Set(['assess', 'simplify'])
const viewPanel = 'process.view'

/** Goes where a step of the method is worked on; to the analysis of the first process that is drawn, where that is what it is about. */
function goTo(step: MethodStep): void {
  const drawn = analysed.has(step) && rowsOf('process').find(({ id }) => rowsOf('processVersion', { process: id })[0])
  if (drawn) setPanel(viewPanel, 'analysis')
  if (!drawn || !showRow('process', drawn.id)) navigate(screenOf[step])
}

/** Where the plan's health belongs in the method. */
const areasOf: Partial<Record<MethodStep, readonly HealthArea[]>> = {
  goals: ['plan', 'goals', 'kpis'],
  map: ['process'],
  sop: ['sop'],
  train: ['people', 'training'],
  monitor: ['tasks', 'budget', 'risks'],
  improve: ['communication', 'feedback', 'improvement'],
}

export function Method({ steps }: { steps: readonly StepProgress[] }) {
  const t = useT()
  const { health } = usePlanHealth()
  const found = (step: MethodStep) =>
    health?.findings.filter(({ area, severity }) => severity !== 'hint' && areasOf[step]?.includes(area)).length ?? 0
  return (
    <section className={page.part}>
      <h2 title={t('home.method.lead')}>{t('home.method.title')}</h2>
      <ol className={styles.list}>
        {steps.map(({ step, share, measures }, i) => {
          const percent = Math.floor((share ?? 0) * 100)
          const counted = measures.filter(({ total }) => total > 0)
          if (share === null) return <Waiting key={step} step={step} number={i + 1} />
          return (
            <li key={step}>
              <button type="button" className={`${styles.line} ${styles.step}`} onClick={() => goTo(step)}>
                <span className={styles.number} data-done={percent === 100 || undefined}>
                  {percent === 100 ? <Check size={12} strokeWidth={2.5} /> : i + 1}
                </span>
                <span className={styles.stepName}>{t(`home.method.${step}`)}</span>
                <span className={styles.measures}>
                  {counted.map(({ measure, done, total }) => (
                    <span key={measure}>
                      {t(`home.measure.${measure}`)}{' '}
                      <b className={styles.count} data-short={done < total || undefined}>{`${done}/${total}`}</b>
                    </span>
                  ))}
                  {found(step) > 0 && (
                    <span>
                      {t('health.title')}{' '}
                      <b className={styles.count} data-short>
                        {found(step)}
                      </b>
                    </span>
                  )}
                </span>
                <span className={styles.bar} aria-hidden="true">
                  <span
                    className={styles.filled}
                    style={{ width: `${percent}%` }}
                    data-done={percent === 100 || undefined}
                  />
                </span>
                <span className={styles.percent}>{percent}%</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** A step for which the plan holds nothing yet to measure. */
function Waiting({ step, number }: { step: MethodStep; number: number }) {
  const t = useT()
  return (
    <li>
      <button type="button" className={`${styles.line} ${styles.step}`} onClick={() => goTo(step)}>
        <span className={styles.number}>{number}</span>
        <span className={styles.stepName}>{t(`home.method.${step}`)}</span>
        <span className={styles.nothing}>{t('home.method.nothing')}</span>
      </button>
    </li>
  )
}
