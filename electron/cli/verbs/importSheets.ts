// Anybody's sheets on the command line: the same road as in the window, mapped as they look, as they were mapped last time, or as asked.
import { findContext, readMapped, sheetsCommand } from '#host/intake/importSheets.ts'
import { readMappedSheets } from '#host/intake/readMappedSheets.ts'
import type { ImportedFile } from '#host/intakeSeam.ts'
import type { OpenedPlan } from '#host/openPlan.ts'
import { type Lang, problemText, translator } from '#shared/i18n/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import { refuse } from '#shared/model/problem.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { cellName, columnName, type SheetCells } from '#shared/sheets/cells.ts'
import { defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import type { DataChoice } from '#shared/sheets/dataWorkbook/types.ts'
import { columnTitle, visioColumns } from '#shared/sheets/visioColumns.ts'
import { findHeader, mapTo } from '#shared/sheets/wizard/findTable.ts'
import { mappingOf } from '#shared/sheets/wizard/sheetPictures.ts'
import type { SheetMapping, SheetTarget } from '#shared/sheets/wizard/types.ts'
import { publishPlan, today } from '../planAccess.ts'
import type { Answer } from '../verb.ts'
import { conflictsOf, countRows, runCounted, shownCounts } from './dataOptions.ts'

export interface BookOptions {
  readonly dryRun: boolean
  readonly lang: Lang
  /** Take the sheet's side of conflicts. */
  readonly takeAll: boolean
  readonly name: string
}

interface SheetsChoice extends BookOptions {
  readonly target: SheetTarget | undefined
  /** Name of the one sheet to take. */
  readonly sheet: string | undefined
}

/** Nobody looks at the drawing here: that steps follow each other as they are listed must be asked for, by `--as step`. */
function checkOrder(sheets: readonly SheetCells[], { sheet, target, header, columns }: SheetMapping): void {
  if (target !== 'step') return
  if (Object.values(columns).some((use) => use === 'next' || use.startsWith('branch@'))) return
  const next = visioColumns.filter(({ field }) => field === 'next').map(columnTitle)
  const first = Math.min(...Object.keys(columns).map(Number))
  const cell = cellName(Math.max(0, header), first)
  refuse('columnsMissing', { columns: next.join(', ') }, { sheet: sheets[sheet]?.name ?? '', cell })
}

/** The sheets to take and what they become: those asked for, else every visible one in which a table is found. */
function mappingsOf(opened: OpenedPlan, sheets: readonly SheetCells[], { target, sheet: wanted }: SheetsChoice) {
  const context = findContext(opened.plan, today())
  const chosen = sheets.flatMap((sheet, index) => {
    if (wanted === undefined ? sheet.hidden : nameKey(sheet.name) !== nameKey(wanted)) return []
    const found = mappingOf(sheet, index, context)
    if (target === undefined || found?.mapping.target === target) return found ? [found.mapping] : []
    return [mapTo(sheet, index, target, findHeader(sheet), context).mapping]
  })
  const named = sheets.map(({ name }) => name).join(', ')
  if (wanted !== undefined && !sheets.some(({ name }) => nameKey(name) === nameKey(wanted)))
    refuse('sheetMissing', { name: wanted, available: named })
  // Several sheets that hold one kind of thing are several lists of it, but one table was asked for by its kind.
  const best = target !== undefined && wanted === undefined ? chosen.slice(0, 1) : chosen
  if (best.length === 0) refuse('noTableFound', { sheets: named })
  if (target === undefined) for (const mapping of best) checkOrder(sheets, mapping)
  return best
}

/** Takes anybody's sheets in: mapped as they look, as they were mapped last time, or as asked. */
export async function importSheets(opened: OpenedPlan, file: ImportedFile, options: SheetsChoice): Promise<Answer> {
  const { plan, notices } = opened
  const { dryRun, lang, takeAll, name } = options
  const { sheets = [] } = file
  const mappings = mappingsOf(opened, sheets, options)
  const read = await readMapped(plan, sheets, mappings, {
    lang,
    today: today(),
    fileTitle: name.replace(/\.[^.]+$/, ''),
    read: readMappedSheets,
  })
  const { rows: differences = [], refused: compared = [] } = read.comparison?.differences ?? {}
  const choice: DataChoice = takeAll
    ? Object.fromEntries(differences.map(({ key }) => [key, true as const]))
    : defaultChoice(differences)
  const { command, args } = sheetsCommand(plan, read, new Date().toISOString(), choice)
  const { changes } = runCounted(plan, command, args, dryRun)
  if (!dryRun) await publishPlan(opened)
  const own = changes.filter(({ entity }) => entity !== 'importMapping')
  const counted = (fits: (change: RowChange) => boolean) => countRows(own.filter(fits))
  const added = counted((c) => c.before === null)
  const changed = counted((c) => c.before !== null && c.after !== null)
  const refusals = [...read.parts.flatMap((part) => part.refused), ...compared]
  const refused = refusals.map(({ sheet, cell, value, problem }) => ({
    sheet,
    cell,
    value,
    reason: problemText(lang, { ...problem, place: {} }),
  }))
  const conflicts = read.comparison ? conflictsOf(read.comparison.differences) : []
  const t = translator(lang)
  return {
    json: {
      dryRun,
      kind: 'sheets',
      sheets: read.parts.map(({ sheet, name: title, target, taken, leftOut, draft }) => {
        const { header, columns } = mappings.find((mapping) => mapping.sheet === sheet) as SheetMapping
        const uses = Object.entries(columns).map(([at, use]) => [columnName(Number(at)), use])
        return {
          sheet: title,
          as: target,
          ...(draft ? { process: draft.title } : {}),
          header: header + 1,
          columns: Object.fromEntries(uses),
          taken,
          leftOut: leftOut.map(({ row, why }) => ({ row: row + 1, why })),
        }
      }),
      added,
      changed,
      removed: {},
      conflicts,
      refused,
      revision: plan.revision,
    },
    text: t(dryRun ? 'cli.wouldTake' : 'cli.taken', {
      name,
      added: shownCounts(added, lang) || t('cli.none'),
      changed: shownCounts(changed, lang) || t('cli.none'),
      removed: t('cli.none'),
      conflicts: conflicts.length,
      refused: refused.length,
    }),
    warnings: [
      ...notices,
      ...read.parts.flatMap((part) => part.problems),
      ...refusals.map(({ problem }) => ({ ...problem, severity: 'warning' as const })),
    ],
  }
}
