// What can be done with an entry of the SWOT board: add, move between quadrants, make a risk, goal or improvement item of it.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'

export type SwotEntry = RowOf<'swotEntry'>
export type Quadrant = SwotEntry['kind']
/** As the board shows them: inside above, outside below; helpful at the left, harmful at the right. */
export const quadrants = ['strength', 'weakness', 'opportunity', 'threat'] as const
export const outcomes = ['risk', 'goal', 'improvement'] as const
export type Outcome = (typeof outcomes)[number]
export interface SwotPlace {
  readonly kind: Quadrant
  /** The entry it comes to stand above; null for the end. */
  readonly before: string | null
}

export const addEntry = (kind: Quadrant, title: string) =>
  execute('rows.insert', {
    entity: 'swotEntry',
    rows: [{ id: newId(), title, kind, position: nextPosition('swotEntry') }],
  })

/** Moves an entry; the others keep their places. */
export async function moveEntry(id: string, { kind, before }: SwotPlace): Promise<void> {
  const others = rowsOf('swotEntry', { kind }).filter((entry) => entry.id !== id)
  const at = before === null ? others.length : others.findIndex((entry) => entry.id === before)
  const [above, below] = [others[at - 1], others[at]]
  const position = below
    ? above
      ? (above.position + below.position) / 2
      : below.position - 1
    : nextPosition('swotEntry')
  const now = rowOf('swotEntry', id)
  if (!now) return
  const siblings = rowsOf('swotEntry', { kind })
  const stays = now.kind === kind && siblings[siblings.indexOf(now) + 1]?.id === (before ?? undefined)
  if (stays || before === id) return
  await execute('rows.update', { entity: 'swotEntry', id, patch: { kind, position } })
}

/** The quadrant beside one, by an arrow key; null at the edge. */
export function quadrantBeside(kind: Quadrant, key: string): Quadrant | null {
  const at = quadrants.indexOf(kind)
  const next = {
    ArrowLeft: at % 2 === 1 ? at - 1 : -1,
    ArrowRight: at % 2 === 0 ? at + 1 : -1,
    ArrowUp: at - 2,
    ArrowDown: at + 2,
  }[key]
  return next === undefined ? null : (quadrants[next] ?? null)
}

/** What an entry says of what it becomes. */
function outcomeRow(entry: SwotEntry, outcome: Outcome): Record<string, unknown> {
  const { title, description, owner } = entry
  if (outcome === 'risk')
    return { title, cause: description, owner, category: entry.kind === 'threat' ? 'market' : 'operation' }
  if (outcome === 'goal') return { title, owner, level: 'team' }
  return { title, problem: description, owner, source: 'analysis' }
}

/** Makes a row of the entry and links it, as one change; returns the id of the new row, undefined when it was refused. */
export async function makeOutcome(id: string, outcome: Outcome): Promise<string | undefined> {
  const entry = rowOf('swotEntry', id)
  if (!entry || entry[outcome] !== null) return undefined
  const made = newId()
  const writes: Write[] = [
    {
      do: 'insert',
      entity: outcome,
      row: { ...outcomeRow(entry, outcome), id: made, position: nextPosition(outcome) },
    },
    { do: 'update', entity: 'swotEntry', id, patch: { [outcome]: made } },
  ]
  return (await execute('rows.apply', { writes })) && made
}
