// What is done on a retrospective's board: findings and actions added, moved between columns, voted for, turned into actions or improvements.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { today } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'

export const findingColumns = ['wentWell', 'didNot', 'lesson', 'idea'] as const
export const retroColumns = [...findingColumns, 'action'] as const
export type RetroColumn = (typeof retroColumns)[number]
export type Finding = RowOf<'retrospectiveItem'>
export type ActionItem = RowOf<'actionItem'>

export async function addRetrospective(title: string): Promise<string | undefined> {
  const id = newId()
  const rows = [{ id, title, heldOn: today() }]
  return (await execute('rows.insert', { entity: 'retrospective', rows })) && id
}

export function addToRetro(retrospective: string, column: RetroColumn, title: string) {
  const entity = column === 'action' ? 'actionItem' : 'retrospectiveItem'
  const row = {
    id: newId(),
    title,
    retrospective,
    position: nextPosition(entity),
    ...(column === 'action' ? {} : { kind: column }),
  }
  return execute('rows.insert', { entity, rows: [row] })
}

/** A finding goes to another column; on the actions it stays and an action of the same words is made. Actions stay actions. */
export function moveInRetro(id: string, column: RetroColumn): Promise<unknown> | undefined {
  const finding = rowOf('retrospectiveItem', id)
  if (!finding || finding.kind === column) return undefined
  if (column === 'action') return addToRetro(finding.retrospective, 'action', finding.title)
  return execute('rows.update', { entity: 'retrospectiveItem', id, patch: { kind: column } })
}

export const vote = ({ id, votes }: Finding) =>
  execute('rows.update', { entity: 'retrospectiveItem', id, patch: { votes: (votes ?? 0) + 1 } })

/** An improvement with the words of a finding, linked with it. */
export function becomesImprovement({ id, title, cause }: Finding) {
  const improvement = newId()
  const position = nextPosition('improvement')
  const writes: Write[] = [
    {
      do: 'insert',
      entity: 'improvement',
      row: { id: improvement, title, rootCause: cause, source: 'retrospective', position },
    },
    { do: 'update', entity: 'retrospectiveItem', id, patch: { improvement } },
  ]
  return execute('rows.apply', { writes })
}

export function toggleDone({ id, status }: ActionItem) {
  const patch = status === 'done' ? { status: 'open', doneOn: null } : { status: 'done', doneOn: today() }
  return execute('rows.update', { entity: 'actionItem', id, patch })
}
