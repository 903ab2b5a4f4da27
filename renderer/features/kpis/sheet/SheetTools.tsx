// The tools of the KPI sheet: period of the columns, what is shown, grouping, year, forecasts, before and after a change.
import { GitCompareArrows, TrendingUp } from 'lucide-react'
import { PeriodTools } from '#platform/sheet/PeriodTools.tsx'
import { useT } from '#platform/text.ts'
import { frequencies } from '#shared/analysis/kpiPeriods.ts'
import { IconButton } from '#ui/Button.tsx'
import { ToolbarLine } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { type Grouping, groupings, measures } from './sheetRows.ts'
import { type SheetView, yearSpans } from './sheetView.ts'

interface Props {
  view: SheetView
  onView(change: Partial<SheetView>): void
  year: number
  onYear(year: number): void
}

export function SheetTools({ view, onView, year, onYear }: Props) {
  const t = useT()
  return (
    <PeriodTools
      label={t('kpiSheet.view')}
      year={year}
      years={view.years > 1 ? `${year - view.years + 1}–${year}` : String(year)}
      onYear={onYear}
      words={{
        before: t('kpiSheet.yearBefore'),
        after: t('kpiSheet.yearAfter'),
        groupBy: t('kpiSheet.groupBy', { by: t(`kpiSheet.${view.grouping}`) }),
      }}
      groups={groupings.map((id) => ({ id, label: t(`kpiSheet.${id}`), on: view.grouping === id }))}
      onGroup={(grouping) => onView({ grouping: grouping as Grouping })}
      more={
        <>
          <IconButton
            icon={TrendingUp}
            label={t('kpiSheet.forecast')}
            on={view.forecasts}
            onClick={() => onView({ forecasts: !view.forecasts })}
          />
          <IconButton
            icon={GitCompareArrows}
            label={t('kpiSheet.compare')}
            on={view.compares}
            onClick={() => onView({ compares: !view.compares })}
          />
        </>
      }
    >
      <Segmented
        label={t('kpiSheet.span')}
        value={String(view.years)}
        options={yearSpans.map((count) => ({ value: String(count), label: t('kpiSheet.years', { count }) }))}
        onChange={(years) => onView({ years: Number(years) })}
      />
      <ToolbarLine />
      <Segmented
        label={t('kpiSheet.grain')}
        value={view.grain}
        options={frequencies.map((value) => ({ value, label: t(`kpiSheet.${value}`) }))}
        onChange={(grain) => onView({ grain })}
      />
      <ToolbarLine />
      <Segmented
        label={t('kpiSheet.measure')}
        value={view.measure}
        options={measures.map((value) => ({ value, label: t(`kpiSheet.${value}`) }))}
        onChange={(measure) => onView({ measure })}
      />
      <ToolbarLine />
    </PeriodTools>
  )
}
