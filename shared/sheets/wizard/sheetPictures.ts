// What the window shows of a workbook: rows of its sheets as texts, the first with the mapping that was found, others as they come into sight.

import type { AnyRow } from '../../model/entity.ts'
import type { EntityName, PlanRows, RowOf } from '../../model/plan.ts'
import { entityOf } from '../../model/plan.ts'
import { nameKey } from '../../model/values/context.ts'
import { cellText, isBlank, type SheetCells } from '../cells.ts'
import { findMapping } from './findTable.ts'
import { widthOf } from './headers.ts'
import { remembered } from './mappingMemory.ts'
import type { MatchContext } from './matchColumns.ts'
import type { NamesOfPlan } from './newNames.ts'
import type { FoundMapping, SheetPicture } from './types.ts'

/** What finding tables needs to know of the plan: the mappings used before, too. */
export interface KnownContext extends MatchContext {
  readonly known: readonly RowOf<'importMapping'>[]
}

/** Rows of a sheet that are sent at once, cells of all sheets together, characters of a cell. */
export const shownRows = 300
const shownCells = 120_000
const shownText = 120

/** The names by which a plan's rows are found, made once per entity. */
export function planNames(rows: Pick<PlanRows, EntityName>): NamesOfPlan {
  const known = new Map<EntityName, ReadonlySet<string>>()
  return (entity) => {
    const done = known.get(entity)
    if (done) return done
    const { title, fields } = entityOf(entity)
    const keys = new Set(
      (rows[entity] as AnyRow[]).flatMap((row) => {
        const texts = [row[title], 'code' in fields ? row.code : null]
        return texts.flatMap((text) => (text ? [nameKey(String(text))] : []))
      }),
    )
    known.set(entity, keys)
    return keys
  }
}

/** The mapping of a sheet: as it was mapped last time, else as it looks. */
export function mappingOf(sheet: SheetCells, index: number, context: KnownContext): FoundMapping | null {
  return remembered(sheet, index, context.known) ?? findMapping(sheet, index, context)
}

/** Rows of a sheet from `from` on, at most `count`, as they are shown. */
export const shownTexts = (sheet: SheetCells, from: number, count: number): string[][] =>
  sheet.rows.slice(from, from + count).map((row) => row.map((cell) => cellText(cell).slice(0, shownText)))

/** Every sheet with something in it. */
export function sheetPictures(sheets: readonly SheetCells[], context: KnownContext): SheetPicture[] {
  let left = shownCells
  return sheets.flatMap((sheet, index): SheetPicture[] => {
    if (!sheet.rows.some((row) => row.some((cell) => !isBlank(cell)))) return []
    const columnCount = widthOf(sheet)
    const count = Math.max(0, Math.min(shownRows, sheet.rows.length, Math.floor(left / Math.max(1, columnCount))))
    left -= count * columnCount
    return [
      {
        sheet: index,
        name: sheet.name,
        hidden: sheet.hidden,
        rows: shownTexts(sheet, 0, count),
        rowCount: sheet.rows.length,
        columnCount,
        hiddenColumns: sheet.hiddenColumns,
        found: mappingOf(sheet, index, context),
      },
    ]
  })
}
