// Options of the data workbook on the command line: which workbook, which sheets, and what an import answers.

import type { PlanFile } from '#host/planFile.ts'
import { entityLabels, type Lang, langs } from '#shared/i18n/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import { type EntityName, entityNames } from '#shared/model/plan.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { DataChoice, DataDifferences, DifferenceKind } from '#shared/sheets/dataWorkbook/types.ts'
import { UsageError, type VerbOption } from '../verb.ts'

export const dataOptions: Readonly<Record<string, VerbOption>> = {
  preset: { type: 'string', choices: ['leadership', 'data'] },
  sheets: { type: 'string' },
  empty: { type: 'boolean' },
}

/** Sheets that a process alone is made of. */
export const processSheets: readonly EntityName[] = [
  'process',
  'processVersion',
  'lane',
  'phase',
  'step',
  'sequenceFlow',
]

/** The entities that `--sheets` names, by code or by label in any language. Throws UsageError for one that is unknown. */
export function readSheets(given: string | undefined): EntityName[] | undefined {
  if (given === undefined) return undefined
  const names = new Map<string, EntityName>()
  for (const name of entityNames) {
    for (const lang of langs) {
      const labels = entityLabels(lang, name)
      for (const label of [labels.plural, labels.name]) names.set(nameKey(label), name)
    }
    names.set(nameKey(name), name)
  }
  return given.split(/[,，;；]/).map((text) => {
    const name = names.get(nameKey(text))
    if (name) return name
    throw new UsageError('cli.usage.optionChoice', { option: '--sheets', value: text, choices: entityNames.join(', ') })
  })
}

type Counts = Partial<Record<EntityName, number>>

/** Rows per entity among these changes. */
export function countRows(changes: readonly RowChange[]): Counts {
  const counts: Counts = {}
  for (const name of entityNames) {
    const count = changes.filter((c) => c.entity === name).length
    if (count > 0) counts[name] = count
  }
  return counts
}

/** Rows per entity of the differences of a kind that were chosen. */
export function countsOf({ rows }: DataDifferences, choice: DataChoice, kinds: readonly DifferenceKind[]): Counts {
  const counts: Counts = {}
  for (const { key, kind, entity } of rows)
    if (kinds.includes(kind) && Object.hasOwn(choice, key)) counts[entity] = (counts[entity] ?? 0) + 1
  return counts
}

/** Fields changed on both sides, as the command line answers them; the plan keeps its value unless the sheet's is asked for. */
export function conflictsOf({ rows }: DataDifferences) {
  return rows
    .filter(({ kind }) => kind === 'conflict')
    .map(({ entity, id, title, sheet, row, removedIn, fields }) => ({
      entity,
      id,
      title,
      sheet,
      row,
      ...(removedIn ? { removedIn } : {}),
      fields: fields.map(({ field, cell, base, plan, sheet: text }) => ({
        field,
        cell,
        base: base ?? null,
        plan,
        sheet: text,
      })),
    }))
}

export const shownCounts = (counts: Counts, lang: Lang): string =>
  Object.entries(counts)
    .map(([name, count]) => `${entityLabels(lang, name as EntityName).plural} ${count}`)
    .join(lang === 'zh' ? '，' : ', ')

/**
 * Carries a command out, or tries it; the changes are those of a dry run either way, which knows what each row was before: rows that are
 * changed are told from rows that are new.
 */
export function runCounted(plan: PlanFile, command: string, args: unknown, dryRun: boolean) {
  const tried = plan.dryRun(command, args)
  return dryRun ? tried : { changes: tried.changes, result: plan.execute(command, args).result }
}
