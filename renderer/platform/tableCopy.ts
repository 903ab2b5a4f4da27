// A copy of the plan's tables that another thread keeps: what the window tells it, and the tables there.
import type { RowChange } from '#shared/model/change.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'
import { applyChanges, emptyTables, type PlanTables, selected } from './planTables.ts'
import { tableChanges } from './tableChanges.ts'

/** What is new since the copy was told last. */
export interface TableNews {
  /** Forgets the rows of before: another plan. */
  readonly anew: boolean
  readonly changes: readonly RowChange[]
}

/** The window's side: knows what one copy has been told. Whoever asks for news has to send them. */
export function tableTeller() {
  let told = emptyTables
  let plan: string | null = null
  return {
    news(documentId: string, rows: PlanTables): TableNews {
      const anew = documentId !== plan
      const changes = tableChanges(anew ? emptyTables : told, rows)
      told = rows
      plan = documentId
      return { anew, changes }
    },
    /** The thread with the copy has ended: the next one has to be told everything. */
    forget() {
      plan = null
    },
  }
}

/** The thread's side: the tables as told so far. */
export function toldTables() {
  let tables = emptyTables
  const reader: PlanReader = {
    get: (entity, id) => tables[entity].get(id) as RowOf<typeof entity> | undefined,
    list: (entity, where) => [...selected(entity, tables[entity], where)],
  }
  return {
    take({ anew, changes }: TableNews) {
      tables = applyChanges(anew ? emptyTables : tables, changes)
    },
    reader,
  }
}
