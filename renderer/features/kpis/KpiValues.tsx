// Target and actual of one KPI, period by period, with achievement and its light.
import { CalendarPlus, ChevronDown, ChevronUp } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRow, useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { achievement, kpiState } from '#shared/analysis/kpiAchievement.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import type { SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './KpiValues.module.css'
import { achievementColumn, asKpiNumber, withUnit } from './kpiColumns.ts'
import { missingPeriods, periodAfter } from './periods.ts'

const without = ['kpi']

export function KpiValues({ kpi: id }: { kpi: string | null }) {
  const t = useT()
  const kpi = useRow('kpi', id)
  const [open, setOpen] = usePanel<boolean>('kpis/values', true)
  return (
    <section className={styles.panel} data-open={open} aria-label={t('sheet.kpiValues')}>
      <header className={styles.header}>
        <IconButton
          icon={open ? ChevronDown : ChevronUp}
          label={t(open ? 'grid.collapse' : 'grid.expand')}
          size={14}
          onClick={() => setOpen(!open)}
        />
        <h2>{kpi ? t('sheet.kpiValuesOf', { title: kpi.title }) : t('sheet.kpiValues')}</h2>
        {open && kpi && <AddPeriods kpi={kpi} />}
      </header>
      {open && (kpi ? <ValueSheet key={kpi.id} kpi={kpi} /> : <p className={styles.choose}>{t('sheet.kpiChoose')}</p>)}
    </section>
  )
}

/** Adds the periods that are missing up to the end of the year, with the KPI's target. */
function AddPeriods({ kpi }: { kpi: RowOf<'kpi'> }) {
  const t = useT()
  const held = useRows('kpiValue', { kpi: kpi.id })
  const missing = missingPeriods(
    kpi.frequency,
    held.map((v) => v.period),
    new Date().getFullYear(),
  )
  if (missing.length === 0) return null
  const add = () =>
    execute('rows.insert', {
      entity: 'kpiValue',
      rows: missing.map((period) => ({ kpi: kpi.id, period, target: kpi.target })),
    })
  return (
    <Button look="quiet" icon={CalendarPlus} onClick={add}>
      {t('sheet.addPeriods')}
    </Button>
  )
}

function ValueSheet({ kpi }: { kpi: RowOf<'kpi'> }) {
  const t = useT()
  const context = useValueContext()
  const { id } = kpi
  const where = useMemo(() => ({ kpi: id }), [id])
  const held = useRows('kpiValue', { kpi: id })
  const computed = useMemo(
    () => [
      {
        ...achievementColumn(t, (row) => {
          const { target, actual } = row as unknown as RowOf<'kpiValue'>
          const share = achievement(kpi, target ?? kpi.target, actual)
          return { share, state: kpiState(kpi, share) }
        }),
        after: 'actual',
      },
    ],
    [kpi, t],
  )
  const adapt = useCallback(
    (column: SheetColumn) =>
      withUnit(
        asKpiNumber(column, (row: SheetRow | null) => (row ? kpi : (rowOf('kpi', id) ?? null)), false),
        kpi,
        context,
      ),
    [kpi, id, context],
  )
  const complete = useCallback(
    (given: Values): Values => {
      const period = given.period ?? periodAfter(kpi.frequency, held.at(-1)?.period ?? null, new Date())
      return { period, ...(kpi.target === null ? {} : { target: kpi.target }) }
    },
    [kpi, held],
  )
  return (
    <EntitySheet
      entity="kpiValue"
      embedded
      where={where}
      without={without}
      computed={computed}
      adapt={adapt}
      complete={complete}
    />
  )
}
