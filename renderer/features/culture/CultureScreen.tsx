// Activities, values and recognitions.
import { Award, Gem, PartyPopper } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'

const sheets = [
  {
    entity: 'activity',
    icon: PartyPopper,
    empty: 'areas.emptyActivity',
    tones: { status: { planned: 'grey', running: 'blue', held: 'violet', cancelled: 'amber' } },
  },
  { entity: 'cultureValue', icon: Gem, empty: 'areas.emptyValue' },
  { entity: 'recognition', icon: Award, empty: 'areas.emptyRecognition', fresh: () => ({ givenOn: today() }) },
] as const

export default function CultureScreen() {
  return <AreaScreen screen="culture" title="areas.culture" sheets={sheets} />
}
