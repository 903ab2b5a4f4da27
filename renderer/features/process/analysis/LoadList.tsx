// How busy roles and people are with this version and all their other work; a click shows the steps that they do.
import { useT, useValueContext } from '#platform/text.ts'
import { spokenHours } from '#shared/analysis/flow/findingText.ts'
import { busyFrom, type FlowLoad } from '#shared/analysis/flow/flowLoads.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import styles from './Analysis.module.css'
import { showSteps } from './showSteps.ts'

export function LoadList({ version, loads }: { version: RowOf<'processVersion'>; loads: readonly FlowLoad[] }) {
  const t = useT()
  const context = useValueContext()
  const scale = Math.max(1.25, ...loads.map(({ share }) => share))
  const percent = (share: number) => `${Math.min(100, (share / scale) * 100)}%`
  if (loads.length === 0) return <p className={styles.quiet}>{t('analysis.noLoads')}</p>
  return (
    <>
      {(['role', 'person'] as const).map((entity) => {
        const list = loads.filter((load) => load.entity === entity)
        if (list.length === 0) return null
        return (
          <section key={entity} className={styles.group} aria-label={t(`analysis.loads.${entity}`)}>
            <h3>
              {t(`analysis.loads.${entity}`)}
              <small className={styles.groupNote}>{t('analysis.loads.note')}</small>
            </h3>
            <ol>
              {list.map((load) => (
                <li key={load.id}>
                  <button
                    type="button"
                    className={styles.load}
                    data-load={load.id}
                    data-over={load.share > busyFrom || undefined}
                    onClick={() => showSteps(version.id, load.steps)}
                  >
                    <span>{load.name}</span>
                    <span className={styles.bar} aria-hidden>
                      <i style={{ width: percent((load.ofThis / load.hours) * load.share) }} />
                      <i style={{ width: percent((1 - load.ofThis / load.hours) * load.share) }} />
                      <u style={{ left: percent(1) }} />
                    </span>
                    <b>{wholePercent(load.share)}</b>
                    <small>
                      {t('analysis.loads.hours', {
                        ofThis: spokenHours(load.ofThis, context),
                        hours: spokenHours(load.hours, context),
                        available: spokenHours(load.available, context),
                      })}
                    </small>
                  </button>
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </>
  )
}
