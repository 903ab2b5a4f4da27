// Strategies, market notes and competitors.
import { Crosshair, Swords, TrendingUp } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'

const sheets = [
  {
    entity: 'strategy',
    icon: Crosshair,
    empty: 'areas.emptyStrategy',
    tones: { status: { planned: 'grey', running: 'blue', done: 'violet', dropped: 'amber' } },
  },
  { entity: 'marketNote', icon: TrendingUp, empty: 'areas.emptyMarketNote', fresh: () => ({ observedOn: today() }) },
  { entity: 'competitor', icon: Swords, empty: 'areas.emptyCompetitor', fresh: () => ({ observedOn: today() }) },
] as const

export default function MarketScreen() {
  return <AreaScreen screen="market" title="areas.market" sheets={sheets} />
}
