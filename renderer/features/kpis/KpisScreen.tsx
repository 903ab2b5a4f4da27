// KPIs: the sheet of definitions with what is computed from their values, and the sheet of their numbers period by period.
import { BookText, CalendarRange, Gauge } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { figuresOf } from '#platform/planFigures.ts'
import { planStore } from '#platform/planStore.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Segmented } from '#ui/Segmented.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { KpiDetails } from './details/KpiDetails.tsx'
import { KpiValues } from './KpiValues.tsx'
import { asDirection, asKpiNumber, computedColumns } from './kpiColumns.ts'
import { kpiPaste } from './kpiPaste.ts'
import { KpiSheet } from './sheet/KpiSheet.tsx'

const tones: Tones = {}
/** In the inspector these have an editor of their own above the form. */
const without = ['formula', 'changeOn']
const views = ['definitions', 'sheet'] as const
const icons = { definitions: BookText, sheet: CalendarRange } as const

export default function KpisScreen() {
  const t = useT()
  const kpis = useRows('kpi')
  const values = useStore(planStore, ({ rows }) => rows.kpiValue)
  const [shown, setShown] = usePanel<string>('kpis/view', 'definitions')
  const params = useWindow((window) => window.params)
  // Who comes with a period wants its cell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every arrival.
  useEffect(() => {
    if (params.period) setShown('sheet')
  }, [params])
  const [selected, setSelected] = useState<string | null>(null)
  const computed = useMemo(() => computedColumns(() => figuresOf(kpis, values), t), [kpis, values, t])
  const adapt = useCallback(
    (column: SheetColumn) => asDirection(asKpiNumber(column, (row) => row as unknown as RowOf<'kpi'> | null, true)),
    [],
  )
  const more = useCallback((kpi: string) => <KpiDetails kpi={kpi} />, [])
  const header = (
    <Segmented
      label={t('kpiSheet.view')}
      value={shown === 'sheet' ? 'sheet' : 'definitions'}
      options={views.map((value) => ({ value, label: t(`kpiSheet.${value}`), icon: icons[value] }))}
      onChange={setShown}
    />
  )
  if (shown === 'sheet') return <KpiSheet header={header} without={without} adapt={adapt} more={more} />
  return (
    <EntitySheet
      entity="kpi"
      icon={Gauge}
      header={header}
      empty="sheet.emptyKpi"
      tones={tones}
      without={without}
      adapt={adapt}
      computed={computed}
      paste={kpiPaste}
      more={more}
      onRow={setSelected}
      below={kpis.length > 0 && <KpiValues kpi={selected} />}
    />
  )
}
