// Strategies by horizon, what is known of the market by kind, competitors side by side, and all of it as sheets.
import { Crosshair, Map as MapIcon, Swords, TrendingUp } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { strategyTones } from './marketTones.ts'
import { NotesBoard } from './NotesBoard.tsx'
import { RivalTable } from './RivalTable.tsx'
import { StrategyBoard } from './StrategyBoard.tsx'

const sheets = [
  { entity: 'strategy', icon: Crosshair, empty: 'areas.emptyStrategy', tones: { status: strategyTones } },
  { entity: 'marketNote', icon: TrendingUp, empty: 'areas.emptyMarketNote', fresh: () => ({ observedOn: today() }) },
  { entity: 'competitor', icon: Swords, empty: 'areas.emptyCompetitor', fresh: () => ({ observedOn: today() }) },
] as const

const pictures = [
  { id: 'board', label: 'market.board', icon: MapIcon, View: StrategyBoard },
  { id: 'notes', label: 'market.notes', icon: TrendingUp, View: NotesBoard },
  { id: 'rivals', label: 'market.rivals', icon: Swords, View: RivalTable },
] as const

export default function MarketScreen() {
  return <AreaScreen screen="market" title="areas.market" sheets={sheets} pictures={pictures} />
}
