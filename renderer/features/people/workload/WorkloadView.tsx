// Workload of people and roles in a month or quarter as bars against what they have; a bar lists where its hours come from.
import { ChevronLeft, ChevronRight, Gauge } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { showRow } from '#platform/places.ts'
import { planStore } from '#platform/planStore.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate, usePanel, useWindow } from '#platform/windowState.ts'
import { type Load, workload } from '#shared/analysis/workload.ts'
import { monthOf, quarterOf } from '#shared/analysis/workloadHours.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader, Toolbar, ToolbarLine, ToolbarSpace } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { CauseList } from './CauseList.tsx'
import { causeKinds, LoadBar, wholeHours } from './LoadBar.tsx'
import styles from './Workload.module.css'

/** Rows shown before one asks for more. */
const atFirst = 200
const isOver = ({ share }: Load) => share !== null && share > 1

export function WorkloadView({ header }: { header: ReactNode; tools: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { titleOf } = useValueContext()
  const rows = useStore(planStore, (cache) => cache.rows)
  const asked = useWindow((window) => window.params.row)
  const [of, setOf] = usePanel<string>('people/workloadOf', 'person')
  const [worked, setWorked] = usePanel<string>('people/workloadBy', 'asIs')
  const [length, setLength] = usePanel<string>('people/workloadPeriod', 'month')
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [by, setBy] = useState(0)
  const [chosen, setChosen] = useState<string | null>(asked ?? null)
  const [shown, setShown] = useState(atFirst)
  const period = (length === 'quarter' ? quarterOf : monthOf)(today(), by)
  const name =
    length === 'quarter'
      ? `${period.from.slice(0, 4)}-Q${Math.ceil(Number(period.from.slice(5, 7)) / 3)}`
      : period.from.slice(0, 7)
  const { from, to } = period
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows stand for what is read through the reader.
  const loads = useMemo(
    () => workload(planReader(), { from, to }, worked === 'toBe' ? 'toBe' : 'asIs'),
    [rows, from, to, worked],
  )
  const entity = of === 'role' ? 'role' : 'person'
  const list = useMemo(
    () => [...(entity === 'role' ? loads.roles : loads.people)].sort((a, b) => (b.share ?? -1) - (a.share ?? -1)),
    [loads, entity],
  )
  const over = list.filter(isOver).length
  // The line of what they have stands at the same place in all bars.
  const scale = Math.min(2, Math.max(1.25, ...list.map(({ share }) => share ?? 0)))
  const current = list.find(({ id }) => id === chosen) ?? null
  const nobody = loads.nobody.reduce((sum, { hours }) => sum + hours, 0)
  const isEmpty = rows.person.size === 0 && rows.role.size === 0
  return (
    <Screen>
      <ScreenHeader title={t('sheet.people')}>{header}</ScreenHeader>
      {isEmpty ? (
        <EmptyState icon={Gauge} text={t('people.emptyWorkload')}>
          <Button look="primary" onClick={() => navigate('people', { tab: 'person' })}>
            {t('people.toPeople')}
          </Button>
          <SeeSample />
        </EmptyState>
      ) : (
        <>
          <div className={styles.tools}>
            <Toolbar label={t('people.workload')}>
              <Segmented
                label={t('people.workload')}
                value={entity}
                options={[
                  { value: 'person', label: t('people.byPerson') },
                  { value: 'role', label: t('people.byRole') },
                ]}
                onChange={(next) => {
                  setOf(next)
                  setChosen(null)
                }}
              />
              <Segmented
                label={t('raci.matrix')}
                value={worked === 'toBe' ? 'toBe' : 'asIs'}
                options={[
                  { value: 'asIs', label: t('people.asIs') },
                  { value: 'toBe', label: t('people.toBe') },
                ]}
                onChange={setWorked}
              />
              <ToolbarLine />
              <IconButton icon={ChevronLeft} label={t('people.before')} size={14} onClick={() => setBy(by - 1)} />
              <span className={styles.period}>{formatPeriod(name, lang)}</span>
              <IconButton icon={ChevronRight} label={t('people.after')} size={14} onClick={() => setBy(by + 1)} />
              <Segmented
                label={t('people.month')}
                value={length === 'quarter' ? 'quarter' : 'month'}
                options={[
                  { value: 'month', label: t('people.month') },
                  { value: 'quarter', label: t('people.quarter') },
                ]}
                onChange={(next) => {
                  setLength(next)
                  setBy(0)
                }}
              />
            </Toolbar>
            <ToolbarSpace />
            {over > 0 && <StatusPill tone="red">{t('people.overloadedCount', { count: over })}</StatusPill>}
          </div>
          <div className={styles.split}>
            <div className={styles.scroll}>
              <ul className={styles.legend} aria-hidden>
                {causeKinds.map((kind) => (
                  <li key={kind}>
                    <i className={styles[kind]} /> {t(`people.causes.${kind}`)}
                  </li>
                ))}
              </ul>
              <div className={styles.list} role="listbox" aria-label={t('people.workload')}>
                {list.slice(0, shown).map((load) => (
                  <button
                    key={load.id}
                    type="button"
                    role="option"
                    aria-selected={chosen === load.id}
                    data-over={isOver(load)}
                    className={styles.row}
                    onClick={() => setChosen(load.id)}
                  >
                    <span className={styles.name}>{titleOf(entity, load.id)}</span>
                    <LoadBar load={load} scale={scale} />
                    <span className={styles.share}>
                      {load.share === null ? '' : `${Math.round(load.share * 100)}%`}
                    </span>
                    <span className={styles.hours}>
                      {load.available > 0
                        ? t('people.hoursOf', {
                            hours: wholeHours(load.hours),
                            available: wholeHours(load.available),
                          })
                        : load.hours > 0
                          ? t('people.noAvailability')
                          : ''}
                    </span>
                    <span className={styles.mark}>
                      {isOver(load) && <StatusPill tone="red">{t('people.overloaded')}</StatusPill>}
                    </span>
                  </button>
                ))}
              </div>
              {list.length > shown && (
                <Button onClick={() => setShown(shown + atFirst)}>
                  {t('training.more', { count: list.length - shown })}
                </Button>
              )}
              <div className={styles.notes}>
                {nobody >= 0.5 && (
                  <Note text={t('people.nobody', { hours: wholeHours(nobody) })} place={loads.nobody[0]} />
                )}
                {loads.withoutVolume.length > 0 && (
                  <Note
                    text={t('people.withoutVolume', { count: loads.withoutVolume.length })}
                    place={{ entity: 'process', id: loads.withoutVolume[0] as string }}
                  />
                )}
                {loads.withoutDates.length > 0 && (
                  <Note
                    text={t('people.withoutDates', { count: loads.withoutDates.length })}
                    place={{ entity: 'task', id: loads.withoutDates[0] as string }}
                  />
                )}
                <p>{t('people.workloadNote')}</p>
              </div>
            </div>
            <CauseList load={current} entity={entity} width={width} onWidth={setWidth} />
          </div>
        </>
      )}
    </Screen>
  )
}

/** What is not counted, leading to the first of it. */
function Note({
  text,
  place,
}: {
  text: string
  place: { entity: 'process' | 'task' | 'step' | 'duty'; id: string } | undefined
}) {
  return (
    <button type="button" onClick={() => place && showRow(place.entity, place.id)}>
      {text}
    </button>
  )
}
