// Columns of steps for the table and the inspector: as the definition says, with lanes and phases of this version only.
import { columnOf, refOptions, type Tones } from '#platform/sheet/entityColumns.ts'
import { rowsOf } from '#platform/useRows.ts'
import { visibleFields } from '#shared/model/entity.ts'
import { type FormGroup, formGroups } from '#shared/model/field.ts'
import { entityOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'

const tones: Tones = {
  valueClass: { valueAdding: 'green', businessNecessary: 'blue', waste: 'red' },
  timingEvidence: { guess: 'grey', interview: 'blue', measured: 'green' },
}

/** The column of a field of steps. */
export function stepColumn(version: string, name: string, context: ValueContext): SheetColumn {
  const column = columnOf('step', name, context, tones)
  if (name !== 'lane' && name !== 'phase') return column
  const rows = () => rowsOf(name, { processVersion: version })
  return {
    ...column,
    creates: false,
    options: () => {
      const own = new Set(rows().map((row) => row.id))
      return refOptions(name).filter((option) => own.has(option.value))
    },
    // The same title may name a lane of another version.
    parse: (text) => {
      if (text.trim() === '') return { ok: true, value: null }
      const found = rows().find((row) => nameKey(row.title) === nameKey(text))
      return found ? { ok: true, value: found.id } : { ok: false, code: 'notFound', params: { text } }
    },
  }
}

/** The columns of the form by section, in order; only fields that mean something for this kind of step. */
export function stepGroups(
  version: string,
  kind: string | null,
  context: ValueContext,
): { group: FormGroup; columns: SheetColumn[] }[] {
  const fields = visibleFields(entityOf('step')).filter(([name, field]) => means(kind, name, field.group))
  return formGroups.flatMap((group) => {
    const columns = fields.filter(([, f]) => f.group === group).map(([name]) => stepColumn(version, name, context))
    return columns.length > 0 ? [{ group, columns }] : []
  })
}

const bare = new Set(['start', 'end', 'event', 'note', 'parallel'])

function means(kind: string | null, name: string, group: FormGroup): boolean {
  if (name === 'subProcess') return kind === 'subprocess'
  // A note or an event is not worked on.
  return kind === null || !bare.has(kind) || group === 'main'
}
