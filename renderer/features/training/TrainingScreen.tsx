// Who is trained in what, trainings, their sessions, and who was there.
import { CalendarCheck, GraduationCap, Grid3x3, UserCheck } from 'lucide-react'
import type { PlanTables } from '#platform/planTables.ts'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import { TrainingMatrix } from './TrainingMatrix.tsx'

/** Someone who is not yet in the session: a session has one record of each person. */
function nextPerson({ session, person }: Values): Values {
  if (person) return {}
  const there = new Set(rowsOf('trainingAttendance').flatMap((row) => (row.session === session ? [row.person] : [])))
  const free = rowsOf('person').find(({ id, active }) => active && !there.has(id))
  return free ? { person: free.id } : {}
}

const sheets = [
  {
    entity: 'training',
    icon: GraduationCap,
    empty: 'areas.emptyTraining',
    tones: { status: { needed: 'amber', planned: 'grey', running: 'blue', done: 'violet', cancelled: 'grey' } },
  },
  {
    entity: 'trainingSession',
    icon: CalendarCheck,
    empty: 'areas.emptySession',
    tones: { status: { planned: 'grey', held: 'violet', cancelled: 'amber' } },
    of: 'training',
    fresh: () => ({ heldOn: today() }),
  },
  {
    entity: 'trainingAttendance',
    icon: UserCheck,
    empty: 'areas.emptyAttendance',
    tones: {
      status: { invited: 'grey', attended: 'green', absent: 'red', excused: 'amber' },
      result: { passed: 'green', failed: 'red', notAssessed: 'grey' },
    },
    of: 'session',
    fresh: nextPerson,
  },
] as const

/** Nobody is to be trained in an SOP yet: the trainings themselves are shown. */
const has = ({ sopDocument }: PlanTables) => [...sopDocument.values()].some((sop) => sop.rolesToTrain.length > 0)
const pictures = [{ id: 'matrix', label: 'training.matrix', icon: Grid3x3, View: TrainingMatrix, has }] as const

export default function TrainingScreen() {
  return <AreaScreen screen="training" title="areas.training" sheets={sheets} pictures={pictures} />
}
