// A year of activities: twelve months at a glance, what they were to cost and did, and the list below; a press opens one.
import { ChevronLeft, ChevronRight, PartyPopper, Plus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { activityYear } from '#shared/analysis/activityYear.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { formatMoney, formatNumber } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { ActivityTable } from './ActivityTable.tsx'
import styles from './Culture.module.css'
import { activityTones } from './cultureTones.ts'

/** Lines of a month that fit before they are only counted. */
const most = 4

export function YearView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const activities = useRows('activity')
  const [year, setYear] = useState(context.today.slice(0, 4))
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('culture/inspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const shown = useMemo(() => activityYear(activities, year), [activities, year])
  const add = async (heldOn: string | null) => {
    const id = newId()
    const row = { id, title: t('culture.newActivityTitle'), heldOn }
    if (!(await execute('rows.insert', { entity: 'activity', rows: [row] }))) return
    setSelected(id)
    setInspector(true)
  }
  const open = (id: string) => {
    setSelected(id)
    setInspector(true)
  }
  if (activities.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.culture')}>{header}</ScreenHeader>
        <NothingYet
          icon={PartyPopper}
          text={t('areas.emptyActivity')}
          addLabel={t('culture.newActivity')}
          onAdd={() => void add(context.today)}
        />
      </Screen>
    )
  const money = (amount: number) => formatMoney(amount, context)
  const { sum } = shown
  const left = sum.budget - sum.cost
  const figures = [
    { label: t('culture.count'), value: t('culture.held', { held: sum.held, count: sum.count }) },
    { label: t('culture.budget'), value: money(sum.budget) },
    { label: t('culture.cost'), value: money(sum.cost) },
    { label: t(left < 0 ? 'culture.over' : 'culture.left'), value: money(Math.abs(left)), late: left < 0 },
    {
      label: t('culture.satisfaction'),
      value: shown.satisfaction === null ? '–' : formatNumber(Math.round(shown.satisfaction * 10) / 10),
    },
  ]
  const listed = [...shown.months.flatMap((month) => month.activities), ...shown.undated]
  return (
    <Screen>
      <PictureHeader
        title={t('areas.culture')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('culture.newActivity')}
        onAdd={() => void add(context.today)}
      >
        {header}
      </PictureHeader>
      <div className={styles.bar}>
        <IconButton
          icon={ChevronLeft}
          label={t('culture.before')}
          onClick={() => setYear(String(Number(year) - 1).padStart(4, '0'))}
        />
        <strong>{t('culture.yearOf', { year })}</strong>
        <IconButton
          icon={ChevronRight}
          label={t('culture.after')}
          onClick={() => setYear(String(Number(year) + 1).padStart(4, '0'))}
        />
        <Button onClick={() => setYear(context.today.slice(0, 4))}>{t('culture.thisYear')}</Button>
      </div>
      <div className={styles.split}>
        <div className={styles.desk}>
          <div className={styles.figures}>
            {figures.map(({ label, value, late }) => (
              <div key={label}>
                <b className={late ? styles.late : undefined}>{value}</b>
                <span>{label}</span>
              </div>
            ))}
          </div>
          <div className={styles.months}>
            {shown.months.map(({ month, activities: own, sum: ofMonth }) => (
              <section
                key={month}
                aria-label={formatPeriod(month, lang)}
                aria-current={context.today.startsWith(month) ? 'date' : undefined}
              >
                <h2>
                  {formatPeriod(month, lang)}
                  {ofMonth.budget > 0 && (
                    <small data-late={ofMonth.cost > ofMonth.budget || undefined}>
                      {ofMonth.cost > 0
                        ? t('culture.spent', { cost: money(ofMonth.cost), budget: money(ofMonth.budget) })
                        : t('culture.planned', { budget: money(ofMonth.budget) })}
                    </small>
                  )}
                  <button
                    type="button"
                    aria-label={t('culture.addIn', { month: formatPeriod(month, lang) })}
                    title={t('culture.addIn', { month: formatPeriod(month, lang) })}
                    onClick={() => void add(`${month}-01`)}
                  >
                    <Plus size={13} aria-hidden />
                  </button>
                </h2>
                {own.slice(0, most).map((activity) => (
                  <button
                    key={activity.id}
                    type="button"
                    className={styles.entry}
                    data-status={activity.status}
                    aria-pressed={activity.id === selected}
                    onClick={() => open(activity.id)}
                  >
                    <small className={styles.day}>{Number(activity.heldOn?.slice(8))}</small>
                    <span>{activity.title}</span>
                  </button>
                ))}
                {own.length > most && <p>{t('ui.more', { count: own.length - most })}</p>}
              </section>
            ))}
          </div>
          <ActivityTable rows={listed} selected={selected} onOpen={open} sum={sum} />
        </div>
        {inspector && (
          <RowInspector
            entity="activity"
            row={selected && rowOf('activity', selected) ? selected : null}
            tones={{ status: activityTones }}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}
