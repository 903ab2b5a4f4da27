// KPIs: the sheet of definitions with what is computed from their values, and below it the values of the selected KPI.
import { Gauge } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import { useT } from '#platform/text.ts'
import { rowsOf, useRows } from '#platform/useRows.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { KpiValues } from './KpiValues.tsx'
import { asDirection, asKpiNumber, computedColumns } from './kpiColumns.ts'
import { kpiPaste } from './kpiPaste.ts'

const tones: Tones = {}

export default function KpisScreen() {
  const t = useT()
  const values = useRows('kpiValue')
  const some = useStore(planStore, ({ rows }) => rows.kpi.size > 0)
  const [selected, setSelected] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: computed from the values, which are read when drawn.
  const computed = useMemo(() => computedColumns((kpi) => rowsOf('kpiValue', { kpi }), t), [values, t])
  const adapt = useCallback(
    (column: SheetColumn) => asDirection(asKpiNumber(column, (row) => row as unknown as RowOf<'kpi'> | null, true)),
    [],
  )
  return (
    <EntitySheet
      entity="kpi"
      icon={Gauge}
      empty="sheet.emptyKpi"
      tones={tones}
      adapt={adapt}
      computed={computed}
      paste={kpiPaste}
      onRow={setSelected}
      below={some && <KpiValues kpi={selected} />}
    />
  )
}
