// The sheet of one entity in a data workbook: its rows, drop-downs and the note on each header.
import type { SheetTail } from '#host/excel/stream/sheetParts.ts'
import type { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import { entityLabels, type Lang, type Translate } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName } from '#shared/model/plan.ts'
import type { Cell } from '#shared/sheets/cells.ts'
import { choiceTexts, type DataColumn, dataColumns } from '#shared/sheets/dataWorkbook/dataColumns.ts'
import type { NamesOf } from '#shared/sheets/dataWorkbook/displayNames.ts'
import { shortenedText } from '#shared/sheets/dataWorkbook/longText.ts'
import { cellRenderer } from '#shared/sheets/dataWorkbook/renderCell.ts'
import type { DataLists } from './dataLists.ts'
import type { DataStyles } from './dataStyles.ts'
import { exampleCells } from './exampleRow.ts'

export interface SheetContext {
  readonly lang: Lang
  readonly t: Translate
  readonly currency: string
  readonly names: NamesOf
  readonly styles: DataStyles
  readonly lists: DataLists
  /** Rests of texts that are longer than a cell. */
  readonly overflow: string[][]
  /** YYYY-MM-DD of an example row in each sheet; null for none. */
  readonly exampleDay: string | null
  /** Called after each slice of rows with their number. */
  readonly onRows: (count: number) => void
}

/** Rows below the data that have drop-downs too. */
const spareRows = 1000
/** A sheet longer than this is continued in another: what is read back is limited to 50,000 rows a sheet. */
export const rowsPerSheet = 45_000
/** Text that a program might take for a formula once it is edited. */
export const looksLikeFormula = /^[=+\-@\t]/

function noteOf(entity: EntityName, column: DataColumn, { t, lang, currency }: SheetContext): string {
  const { definition: field, field: name, hint } = column
  if (!field || name === null) return ''
  const kind = t(`dataWorkbook.noteKind.${field.kind}`, {
    currency,
    choices: [...choiceTexts(entity, name, field, lang).values()].join(lang === 'zh' ? '、' : ', '),
    entity: field.to ? entityLabels(lang, field.to as EntityName).plural : '',
  })
  const required = field.required && field.default === null && field.kind !== 'refs' ? t('dataWorkbook.required') : null
  return [hint, kind, required].filter(Boolean).join('\n')
}

/** Writes the sheet `name` with these rows of the entity. */
export async function writeDataSheet(
  book: WorkbookStream,
  entity: EntityName,
  name: string,
  rows: readonly AnyRow[],
  context: SheetContext,
): Promise<void> {
  const { lang, currency, styles, lists, names, overflow } = context
  const columns = dataColumns(entity, lang, currency)
  const cells = columns.map(({ field, definition }) =>
    field === null || !definition ? null : cellRenderer(entity, field, definition, { lang, currency, names }),
  )
  const kinds = columns.map(({ definition, hidden }) =>
    definition && !hidden ? styles.ofKind(definition.kind) : styles.of('id'),
  )
  const quoted = styles.of('quoted')
  const head = {
    name,
    columns: columns.map(({ width, hidden }, i) => ({ width, hidden, style: kinds[i] as number })),
    frozen: { rows: 1, columns: 2 },
    tab: '1F4E8C',
  }
  await book.sheet(head, async (sheet): Promise<SheetTail> => {
    const heads = columns.map((c) => styles.of(c.header.endsWith('*') ? 'required' : 'header'))
    sheet.row(
      columns.map((c) => c.header),
      heads,
      32,
    )
    if (context.exampleDay !== null) {
      const example = exampleCells(entity, columns, { lang, t: context.t, day: context.exampleDay })
      const looks = columns.map(({ definition, hidden }) =>
        hidden ? styles.of('id') : styles.of(definition?.kind === 'date' ? 'exampleDay' : 'example'),
      )
      sheet.row(example, looks)
    }
    let written = 0
    for (const row of rows) {
      let rowStyles: number[] = kinds
      const line: Cell[] = columns.map(({ field, hidden }, i) => {
        if (field === null) return row.id
        const cell = cells[i]?.(row[field]) ?? null
        if (typeof cell !== 'string') return cell
        if (!hidden && looksLikeFormula.test(cell)) {
          if (rowStyles === kinds) rowStyles = [...kinds]
          rowStyles[i] = quoted
        }
        return shortenedText(cell, overflow)
      })
      sheet.row(line, rowStyles)
      written++
      if (sheet.full) {
        await sheet.drain()
        context.onRows(written)
        written = 0
      }
    }
    context.onRows(written)
    return {
      filter: { columns: columns.length, rows: rows.length },
      printTitle: true,
      dropDowns: columns.flatMap(({ field, definition }, column) => {
        const source = field && definition ? lists.sourceOf(entity, field, definition) : null
        if (source === null) return []
        const strict = definition?.kind === 'choice' || definition?.kind === 'bool'
        return [{ column, from: 1, to: rows.length + spareRows, source, strict }]
      }),
      notes: columns.flatMap((c, column) => {
        const text = c.hidden ? '' : noteOf(entity, c, context)
        return text === '' ? [] : [{ row: 0, column, text }]
      }),
    }
  })
}
