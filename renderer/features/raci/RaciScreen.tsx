// RACI in three views: the matrix, the hand-overs it leads to, and what overlaps or is missing.
import { ArrowRightLeft, Grid2x2Check, Scale } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { ChecksView } from './ChecksView.tsx'
import { HandOverView } from './HandOverView.tsx'
import { MatrixView } from './MatrixView.tsx'

const views = { matrix: MatrixView, handOvers: HandOverView, checks: ChecksView } as const
const icons = { matrix: Grid2x2Check, handOvers: ArrowRightLeft, checks: Scale } as const
const names = Object.keys(views) as (keyof typeof views)[]

export default function RaciScreen() {
  const t = useT()
  const asked = useWindow((window) => window.params.tab)
  const tab = names.find((name) => name === asked) ?? 'matrix'
  const View = views[tab]
  return (
    <View
      header={
        <Segmented
          label={t('raci.screen')}
          value={tab}
          options={names.map((value) => ({ value, label: t(`raci.${value}`), icon: icons[value] }))}
          onChange={(next) => navigate('raci', { tab: next })}
        />
      }
    />
  )
}
