// The year of activities with what they cost, values with what stands for them, and all of it as sheets.
import { Award, CalendarRange, Gem, PartyPopper } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { activityTones } from './cultureTones.ts'
import { ValuesView } from './ValuesView.tsx'
import { YearView } from './YearView.tsx'

const sheets = [
  { entity: 'activity', icon: PartyPopper, empty: 'areas.emptyActivity', tones: { status: activityTones } },
  { entity: 'cultureValue', icon: Gem, empty: 'areas.emptyValue' },
  { entity: 'recognition', icon: Award, empty: 'areas.emptyRecognition', fresh: () => ({ givenOn: today() }) },
] as const

const pictures = [
  { id: 'year', label: 'culture.year', icon: CalendarRange, View: YearView },
  { id: 'values', label: 'culture.values', icon: Gem, View: ValuesView },
] as const

export default function CultureScreen() {
  return <AreaScreen screen="culture" title="areas.culture" sheets={sheets} pictures={pictures} />
}
