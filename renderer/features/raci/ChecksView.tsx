// Duties that nobody has, and work of one name that several roles answer for; each leads to where it is settled.
import { CircleCheck, Scale } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { showRow } from '#platform/places.ts'
import { planStore } from '#platform/planStore.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { type DutyPlace, dutyGaps, dutyOverlaps } from '#shared/analysis/dutiesChecked.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Raci.module.css'
import { useRaciTables } from './useRaci.ts'

export function ChecksView({ header }: { header: ReactNode }) {
  const t = useT()
  const { titleOf } = useValueContext()
  const tables = useRaciTables()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  const { gaps, overlaps } = useMemo(
    () => ({ gaps: dutyGaps(planReader()), overlaps: dutyOverlaps(planReader()) }),
    [tables],
  )
  const nothing = useStore(planStore, ({ rows }) => rows.step.size + rows.task.size + rows.duty.size === 0)
  const roleName = (id: string | null) => (id ? (titleOf('role', id) ?? '') : '')
  if (nothing)
    return (
      <Screen>
        <ScreenHeader title={t('raci.screen')}>{header}</ScreenHeader>
        <EmptyState icon={Scale} text={t('raci.emptyChecks')}>
          <Button look="primary" onClick={() => navigate('process')}>
            {t('raci.toProcess')}
          </Button>
          <SeeSample />
        </EmptyState>
      </Screen>
    )
  return (
    <Screen>
      <ScreenHeader title={t('raci.screen')}>{header}</ScreenHeader>
      <div className={styles.checks}>
        <section aria-label={t('raci.gaps')}>
          <h2>
            {t('raci.gaps')} <span>{gaps.length}</span>
          </h2>
          {gaps.length === 0 && <Sound text={t('raci.gapsNone')} />}
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.entity} ${gap.id}`}>
                <Place place={gap} />
                <StatusPill tone={gap.reason === 'noHolder' ? 'red' : 'amber'}>
                  {t(`raci.gap.${gap.reason}`, { role: roleName(gap.role) })}
                </StatusPill>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={t('raci.overlaps')}>
          <h2>
            {t('raci.overlaps')} <span>{overlaps.length}</span>
          </h2>
          {overlaps.length === 0 && <Sound text={t('raci.overlapsNone')} />}
          <ul>
            {overlaps.map(({ title, places }) => (
              <li key={title} className={styles.overlap}>
                <strong>{title}</strong>
                {places.map((place) => (
                  <div key={`${place.entity} ${place.id}`}>
                    <StatusPill tone="blue">{roleName(place.role)}</StatusPill>
                    <Place place={place} />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Screen>
  )
}

function Sound({ text }: { text: string }) {
  return (
    <p className={styles.sound}>
      <CircleCheck size={14} aria-hidden /> {text}
    </p>
  )
}

function Place({ place: { entity, id, title, process } }: { place: DutyPlace }) {
  const lang = useLang()
  const { titleOf } = useValueContext()
  const where = [entityLabels(lang, entity).name, process && titleOf('process', process)].filter(Boolean).join(' · ')
  return (
    <button type="button" className={styles.place} onClick={() => showRow(entity, id)}>
      <span>{title}</span>
      <small>{where}</small>
    </button>
  )
}
