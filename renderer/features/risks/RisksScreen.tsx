// Risks in two views of the same rows – the register to write in, the heat map to judge by – and the SWOT board beside them.
import { Grid3x3, LayoutGrid, Table2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { today, useT } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { daysOverdue, type RiskView, riskViews } from '#shared/analysis/riskScore.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { HeatMap } from './HeatMap.tsx'
import { RiskFilters } from './RiskFilters.tsx'
import { RiskRegister } from './RiskRegister.tsx'
import { RiskReviews } from './RiskReviews.tsx'
import { fits, noFilter, type Risk, type RiskFilter } from './riskModel.ts'
import { SwotBoard } from './SwotBoard.tsx'

const views = ['register', 'map', 'swot'] as const
const icons = { register: Table2, map: Grid3x3, swot: LayoutGrid } as const
const reviewsOf = (risk: string) => <RiskReviews risk={risk} />

export default function RisksScreen() {
  const t = useT()
  const plan = usePlan()
  const risks = useRows('risk')
  const [shown, setShown] = usePanel<string>('risks/view', 'register')
  const [which, setWhich] = usePanel<string>('risks/which', 'inherent')
  const [filter, setFilter] = useState<RiskFilter>(noFilter)
  const params = useWindow((window) => window.params)
  // Who comes for one row must find it, whatever was looked at before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every arrival.
  useEffect(() => {
    if (params.swot) setShown('swot')
    if (!params.row) return
    setFilter(noFilter)
    if (shown === 'swot') setShown('register')
  }, [params])
  const isMap = shown === 'map'
  const view: RiskView = isMap && which === 'residual' ? 'residual' : 'inherent'
  const only = useCallback((risk: Risk) => fits(risk, filter, view, plan, today()), [filter, view, plan])
  const given = useMemo(
    () => ({
      ...(filter.category === null ? {} : { category: filter.category }),
      ...(filter.owner === null ? {} : { owner: filter.owner }),
    }),
    [filter],
  )
  const overdue = useMemo(() => risks.filter((risk) => daysOverdue(risk, today()) !== null).length, [risks])
  const header = (
    <Segmented
      label={t('risks.view')}
      value={views.find((value) => value === shown) ?? 'register'}
      options={views.map((value) => ({ value, label: t(`risks.${value}`), icon: icons[value] }))}
      onChange={setShown}
    />
  )
  const tools = risks.length > 0 && (
    <RiskFilters filter={filter} onFilter={setFilter} overdue={overdue}>
      {isMap && (
        <Segmented
          label={t('risks.which')}
          value={view}
          options={riskViews.map((value) => ({ value, label: t(`risks.${value}`) }))}
          onChange={setWhich}
        />
      )}
    </RiskFilters>
  )
  const shared = { header, tools, only, given, more: reviewsOf }
  if (shown === 'swot') return <SwotBoard header={header} />
  return isMap ? <HeatMap {...shared} view={view} /> : <RiskRegister {...shared} />
}
