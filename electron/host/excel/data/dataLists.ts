// The hidden sheet with what the drop-downs of a data workbook offer: one column per choice, and one per entity referred to.
import { quotedSheet } from '#host/excel/stream/sheetParts.ts'
import type { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import { entityLabels, fieldLabel, type Lang } from '#shared/i18n/index.ts'
import type { Field } from '#shared/model/field.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { columnName } from '#shared/sheets/cells.ts'
import { choiceTexts, yesNo } from '#shared/sheets/dataWorkbook/dataColumns.ts'
import type { NamesOf } from '#shared/sheets/dataWorkbook/displayNames.ts'
import { listsMark } from '#shared/sheets/dataWorkbook/readDataBook.ts'

export interface DataLists {
  /** The range a drop-down takes its words from; null where there are none. */
  sourceOf(entity: EntityName, name: string, field: Field): string | null
  write(book: WorkbookStream): Promise<void>
}

/** Longest list that a drop-down is useful for. */
const longest = 10_000

/** Collects the lists as sheets ask for them; written behind all of them. */
export function dataLists(sheet: string, lang: Lang, names: NamesOf): DataLists {
  // The first column holds the mark by which the sheet is known.
  const columns: { key: string; header: string; words: readonly string[] }[] = [
    { key: '', header: listsMark, words: [] },
  ]
  const range = (key: string, header: string, make: () => readonly string[]): string | null => {
    let at = columns.findIndex((c) => c.key === key)
    if (at < 0) {
      const words = make()
      if (words.length === 0) return null
      at = columns.push({ key, header, words: words.slice(0, longest) }) - 1
    }
    const letter = columnName(at)
    return `${quotedSheet(sheet)}!$${letter}$2:$${letter}$${(columns[at]?.words.length ?? 0) + 1}`
  }
  return {
    sourceOf: (entity, name, field) => {
      if (field.kind === 'choice')
        return range(
          `${entity}.${name}`,
          `${entityLabels(lang, entity).name} · ${fieldLabel(lang, entity, name)}`,
          () => [...choiceTexts(entity, name, field, lang).values()],
        )
      if (field.kind === 'bool') return range('bool', yesNo(lang).join(' / '), () => yesNo(lang))
      if (field.kind !== 'ref' && field.kind !== 'refs') return null
      const to = field.to as EntityName
      return range(to, entityLabels(lang, to).plural, () => [...names(to).values()].filter((n) => n.length <= 255))
    },
    write: (book) =>
      book.sheet({ name: sheet, state: 'hidden', columns: columns.map(() => ({ width: 24 })) }, async (out) => {
        const longestList = Math.max(...columns.map((c) => c.words.length))
        out.row(
          columns.map((c) => c.header),
          [],
        )
        for (let r = 0; r < longestList; r++) {
          out.row(
            columns.map((c) => c.words[r] ?? null),
            [],
          )
          if (out.full) await out.drain()
        }
        return {}
      }),
  }
}
