// A session for those who still need training in an SOP: made with its invitations, as one change.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { showRow } from '#platform/places.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { currentT } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'

/** Invites people to a new session of the SOP's training, which is made where there is none, and shows the session. */
export async function inviteMissing(sop: RowOf<'sopDocument'>, people: readonly string[]): Promise<void> {
  const t = currentT()
  const usable = ({ sops, status }: RowOf<'training'>) => sops.includes(sop.id) && status !== 'cancelled'
  const known = rowsOf('training').find(usable)
  const training = known?.id ?? newId()
  const title = known?.title ?? t('training.titleOf', { sop: sop.title })
  const session = newId()
  const writes: Write[] = [
    ...(known
      ? []
      : [
          {
            do: 'insert',
            entity: 'training',
            row: { id: training, title, sops: [sop.id], roles: sop.rolesToTrain, position: nextPosition('training') },
          } as const,
        ]),
    { do: 'insert', entity: 'trainingSession', row: { id: session, title, training } },
    ...people.map(
      (person) => ({ do: 'insert', entity: 'trainingAttendance', row: { id: newId(), session, person } }) as const,
    ),
  ]
  if (!(await execute('rows.apply', { writes }))) return
  showRow('trainingSession', session)
  notify({ text: t('training.invited', { count: people.length, title }), undo: true })
}
