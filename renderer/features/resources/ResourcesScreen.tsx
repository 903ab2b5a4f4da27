// Resources, with what each costs in all.
import { Boxes } from 'lucide-react'
import { useMemo } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed } from '#shared/model/values/context.ts'
import { formatMoney } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

export default function ResourcesScreen() {
  const t = useT()
  const currency = usePlan()?.currency ?? 'CNY'
  const computed = useMemo<SheetColumn[]>(() => {
    const total = (row: SheetRow) => {
      const { quantity, costPerUnit } = row as unknown as RowOf<'resource'>
      return quantity === null || costPerUnit === null ? null : Math.round(quantity * costPerUnit)
    }
    return [
      {
        id: 'total',
        title: t('sheet.totalCost'),
        kind: 'money',
        readOnly: true,
        format: (row) => {
          const sum = total(row)
          return sum === null ? '' : formatMoney(sum, { currency })
        },
        formatNumber: (sum) => formatMoney(Math.round(sum), { currency }),
        number: total,
        parse: () => parsed(null),
      },
    ]
  }, [currency, t])
  return <EntitySheet entity="resource" icon={Boxes} empty="sheet.emptyResource" computed={computed} />
}
