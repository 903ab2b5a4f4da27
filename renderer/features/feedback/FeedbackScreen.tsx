// The feedback log, surveys and what they found.
import { ClipboardList, Megaphone, Smile } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'

/** The first month from now on of which the survey has no result yet: it has one result of each period. */
function nextPeriod({ survey, period }: Values): Values {
  if (period) return {}
  const taken = new Set(rowsOf('surveyResult').flatMap((row) => (row.survey === survey ? [row.period] : [])))
  const [year, month] = today().split('-').map(Number) as [number, number]
  for (let n = year * 12 + month - 1; ; n++) {
    const free = `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
    if (!taken.has(free)) return { period: free }
  }
}

const sheets = [
  {
    entity: 'feedback',
    icon: Megaphone,
    empty: 'areas.emptyFeedback',
    tones: {
      status: { new: 'amber', analysing: 'blue', solving: 'blue', answered: 'green', closed: 'violet' },
      severity: { low: 'grey', medium: 'amber', high: 'red' },
    },
    fresh: () => ({ receivedOn: today() }),
  },
  {
    entity: 'survey',
    icon: ClipboardList,
    empty: 'areas.emptySurvey',
    tones: { status: { planned: 'grey', running: 'blue', done: 'violet' } },
  },
  { entity: 'surveyResult', icon: Smile, empty: 'areas.emptySurveyResult', of: 'survey', fresh: nextPeriod },
] as const

export default function FeedbackScreen() {
  return <AreaScreen screen="feedback" title="areas.feedback" sheets={sheets} />
}
