// The tool bar of the KPI sheet: period of the columns, what is shown, grouping, year, forecasts, before and after a change.
import { ChevronLeft, ChevronRight, GitCompareArrows, Layers, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { frequencies } from '#shared/analysis/kpiPeriods.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { Toolbar, ToolbarLine } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './KpiSheet.module.css'
import { groupings, measures } from './sheetRows.ts'
import { type SheetView, yearSpans } from './sheetView.ts'

interface Props {
  view: SheetView
  onView(change: Partial<SheetView>): void
  year: number
  onYear(year: number): void
}

export function SheetTools({ view, onView, year, onYear }: Props) {
  const t = useT()
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  return (
    <div className={styles.tools}>
      <Toolbar label={t('kpiSheet.view')}>
        <IconButton icon={ChevronLeft} label={t('kpiSheet.yearBefore')} size={14} onClick={() => onYear(year - 1)} />
        <span className={styles.year}>{view.years > 1 ? `${year - view.years + 1}–${year}` : year}</span>
        <IconButton icon={ChevronRight} label={t('kpiSheet.yearAfter')} size={14} onClick={() => onYear(year + 1)} />
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
        <Button
          look="quiet"
          icon={Layers}
          onClick={(e) => {
            const { left, bottom } = e.currentTarget.getBoundingClientRect()
            setMenu({ x: left, y: bottom })
          }}
        >
          {t('kpiSheet.groupBy', { by: t(`kpiSheet.${view.grouping}`) })}
        </Button>
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
      </Toolbar>
      {menu && (
        <ContextMenu
          at={menu}
          items={groupings.map((value) => ({
            id: value,
            label: t(`kpiSheet.${value}`),
            checked: view.grouping === value,
            run: () => onView({ grouping: value }),
          }))}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}
