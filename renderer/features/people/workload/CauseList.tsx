// Where the hours of one person or role come from, the biggest first; each leads to the step, task or duty.
import { showRow } from '#platform/places.ts'
import { useT, useValueContext } from '#platform/text.ts'
import type { Load } from '#shared/analysis/workload.ts'
import { Inspector, InspectorSection } from '#ui/Inspector.tsx'
import { causeKinds, wholeHours } from './LoadBar.tsx'
import styles from './Workload.module.css'

interface Props {
  load: Load | null
  entity: 'person' | 'role'
  width: number
  onWidth(width: number): void
}

/** Shown of each kind: what is smaller changes nothing. */
const most = 60

export function CauseList({ load, entity, width, onWidth }: Props) {
  const t = useT()
  const { titleOf } = useValueContext()
  if (!load)
    return (
      <Inspector title={t('people.workload')} width={width} onWidth={onWidth}>
        <p className={styles.said}>{t('people.chooseBar')}</p>
      </Inspector>
    )
  const subtitle =
    load.available > 0
      ? t('people.hoursOf', { hours: wholeHours(load.hours), available: wholeHours(load.available) })
      : t('people.noAvailability')
  return (
    <Inspector title={titleOf(entity, load.id) ?? ''} subtitle={subtitle} width={width} onWidth={onWidth}>
      {load.causes.length === 0 && <p className={styles.said}>{t('people.noLoad')}</p>}
      {causeKinds.map((kind) => {
        const causes = load.causes.filter((cause) => cause.entity === kind)
        const sum = causes.reduce((all, { hours }) => all + hours, 0)
        return (
          causes.length > 0 && (
            <InspectorSection
              key={kind}
              title={t(`people.causes.${kind}`)}
              aside={<span className={styles.sum}>{t('people.hours', { hours: wholeHours(sum) })}</span>}
            >
              <ul className={styles.causes}>
                {causes.slice(0, most).map(({ id, title, process, hours, times }) => (
                  <li key={id}>
                    <button type="button" onClick={() => showRow(kind, id)}>
                      <span>{title}</span>
                      <small>
                        {[
                          process && titleOf('process', process),
                          times !== null && t('people.times', { count: wholeHours(times) }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </button>
                    <span>{t('people.hours', { hours: wholeHours(hours) })}</span>
                  </li>
                ))}
              </ul>
            </InspectorSection>
          )
        )
      })}
    </Inspector>
  )
}
