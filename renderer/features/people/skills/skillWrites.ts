// What typing, pasting and filling in the skill matrix writes: rows of people's skills, as one command.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { today } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { parseLevels } from '#shared/analysis/skillMatrix.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'

export async function runSkillBatch(batch: SheetBatch): Promise<void> {
  let position = nextPosition('personSkill')
  const writes = batch.edits.flatMap(({ rowId: person, values }) =>
    Object.entries(values).flatMap(([skill, text]): Write[] => {
      if (!rowOf('skill', skill)) return []
      const levels = parseLevels(typeof text === 'string' ? text : '')
      if (!levels) return []
      const held = rowsOf('personSkill', { person, skill })[0]
      const patch = { level: levels.level, targetLevel: levels.target }
      const isEmpty = levels.level === null && levels.target === null
      if (held && isEmpty && !held.notes && !held.validUntil)
        return [{ do: 'remove', entity: 'personSkill', id: held.id }]
      if (held) return [{ do: 'update', entity: 'personSkill', id: held.id, patch: { ...patch, assessedOn: today() } }]
      if (isEmpty) return []
      const row = { id: newId(), person, skill, ...patch, assessedOn: today(), position: position++ }
      return [{ do: 'insert', entity: 'personSkill', row }]
    }),
  )
  if (writes.length > 0) await execute('rows.apply', { writes })
}
