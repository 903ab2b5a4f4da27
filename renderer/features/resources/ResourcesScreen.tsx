// Resources and budget: what the work needs, and what it costs and brings month by month.
import { Boxes, Coins } from 'lucide-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed } from '#shared/model/values/context.ts'
import { formatMoney, formatPercent } from '#shared/model/values/numbers.ts'
import { Segmented } from '#ui/Segmented.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { BudgetSheet } from './BudgetSheet.tsx'

const tabs = ['budget', 'resources'] as const
const icons = { budget: Coins, resources: Boxes } as const
const asResource = (row: SheetRow) => row as unknown as RowOf<'resource'>

function Resources({ header }: { header: ReactNode }) {
  const t = useT()
  const currency = usePlan()?.currency ?? 'CNY'
  const computed = useMemo<SheetColumn[]>(() => {
    const total = (row: SheetRow) => {
      const { quantity, costPerUnit } = asResource(row)
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
  const adapt = useCallback(
    (column: SheetColumn): SheetColumn => {
      if (column.id !== 'utilisation') return column
      const over = (row: SheetRow) => {
        const { utilisation, utilisationTarget } = asResource(row)
        return utilisation !== null && utilisation > (utilisationTarget ?? 1)
      }
      return {
        ...column,
        tone: (row) => (over(row) ? ((asResource(row).utilisation ?? 0) > 1 ? 'red' : 'amber') : null),
        tip: (row) =>
          over(row) ? t('budget.overUse', { target: formatPercent(asResource(row).utilisationTarget ?? 1) }) : null,
      }
    },
    [t],
  )
  return (
    <EntitySheet
      entity="resource"
      title={t('budget.screen')}
      icon={Boxes}
      empty="sheet.emptyResource"
      header={header}
      computed={computed}
      adapt={adapt}
    />
  )
}

export default function ResourcesScreen() {
  const t = useT()
  const asked = useWindow((window) => window.params.tab)
  const tab = tabs.find((value) => value === asked) ?? 'budget'
  const header = (
    <Segmented
      label={t('budget.view')}
      value={tab}
      options={tabs.map((value) => ({ value, label: t(`budget.${value}`), icon: icons[value] }))}
      onChange={(next) => navigate('resources', { tab: next })}
    />
  )
  return tab === 'resources' ? <Resources header={header} /> : <BudgetSheet header={header} />
}
