// Baseline or target of a KPI as a field of the assistant: shares are read and written as per cent.
import { useMemo } from 'react'
import { useCommitField } from '#platform/sheet/commitField.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { becomesPercent, inPercent } from '#shared/model/values/kpiNumbers.ts'
import { clean, formatPercent, readNumber } from '#shared/model/values/numbers.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import type { Kpi } from '../goalModel.ts'

interface Props {
  kpi: Kpi
  field: 'baseline' | 'target' | 'bandLow' | 'bandHigh'
}

export function KpiField({ kpi, field }: Props) {
  const t = useT()
  const context = useValueContext()
  const commit = useCommitField('kpi', kpi.id)
  const column = useMemo((): SheetColumn => {
    const plain = columnOf('kpi', field, context)
    const isShare = kpi.valueKind === 'percent'
    const format = (row: SheetRow) => {
      const value = row[field] as number | null
      if (value === null || !isShare) return plain.format(row)
      return formatPercent(value)
    }
    return {
      ...plain,
      title: kpi.unit && !isShare ? t('goals.smart.inUnit', { field: plain.title, unit: kpi.unit }) : plain.title,
      format,
      parse: (text, row) => {
        const read = readNumber(text)
        if (!read || (!isShare && !read.percent)) return plain.parse(text, row)
        const isEmpty = () => rowsOf('kpiValue', { kpi: kpi.id }).length === 0
        if (becomesPercent(kpi, text, isEmpty)) return inPercent(read.value)
        if (!isShare) return { ok: true, value: kpi.unit === '%' ? clean(read.value * 100) : read.value }
        return { ok: true, value: read.percent || Math.abs(read.value) <= 1 ? read.value : clean(read.value / 100) }
      },
    }
  }, [context, field, kpi, t])
  return <FieldEditor column={column} row={kpi as unknown as SheetRow} onCommit={commit(column)} />
}
