// opsmap import FILE --into PLAN: takes a process table, a KPI sheet or a plan as JSON into a plan, as one command, all or nothing.

import { compareInput, dataCommand } from '#host/intake/importData.ts'
import { type ApplyOptions, importCommand, importContext } from '#host/intake/importFile.ts'
import type { OpenedPlan } from '#host/openPlan.ts'
import { type Lang, problemText, translator } from '#shared/i18n/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import { type EntityName, entityNames } from '#shared/model/plan.ts'
import { defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import type { DataBook, DataChoice } from '#shared/sheets/dataWorkbook/types.ts'
import { previewImport, publishPlan, today, withPlan } from '../planAccess.ts'
import type { Answer, Verb } from '../verb.ts'
import { conflictsOf, countsOf, shownCounts } from './dataOptions.ts'

function countAdded(changes: readonly RowChange[]): Partial<Record<EntityName, number>> {
  const added: Partial<Record<EntityName, number>> = {}
  for (const name of entityNames) {
    const count = changes.filter((c) => c.entity === name && c.after !== null && c.before === null).length
    if (count > 0) added[name] = count
  }
  return added
}

interface BookOptions {
  readonly dryRun: boolean
  readonly lang: Lang
  /** Take the sheet's side of conflicts. */
  readonly takeAll: boolean
  readonly name: string
}

/** Takes a data workbook in: everything but conflicts, unless told otherwise. */
async function importBook(opened: OpenedPlan, book: DataBook, options: BookOptions): Promise<Answer> {
  const { plan, notices } = opened
  const { dryRun, lang, takeAll, name } = options
  const comparison = compareData(compareInput(plan, book, lang, today()))
  const { differences } = comparison
  const choice: DataChoice = takeAll
    ? Object.fromEntries(differences.rows.map(({ key }) => [key, true as const]))
    : defaultChoice(differences.rows)
  if (Object.keys(choice).length > 0) {
    const { command, args } = dataCommand(comparison, choice)
    if (dryRun) plan.dryRun(command, args)
    else {
      plan.execute(command, args)
      await publishPlan(opened)
    }
  }
  const added = countsOf(differences, choice, ['added'])
  const changed = countsOf(differences, choice, ['changed', 'conflict'])
  const removed = countsOf(differences, choice, ['removed'])
  const t = translator(lang)
  const none = t('cli.none')
  const refused = differences.refused.map(({ sheet, cell, value, problem }) => ({
    sheet,
    cell,
    value,
    reason: problemText(lang, { ...problem, place: {} }),
  }))
  return {
    json: {
      dryRun,
      kind: 'data',
      added,
      changed,
      removed,
      conflicts: conflictsOf(differences),
      refused,
      unchanged: differences.unchanged,
      revision: plan.revision,
    },
    text: t(dryRun ? 'cli.wouldTake' : 'cli.taken', {
      name,
      added: shownCounts(added, lang) || none,
      changed: shownCounts(changed, lang) || none,
      removed: shownCounts(removed, lang) || none,
      conflicts: differences.rows.filter(({ kind }) => kind === 'conflict').length,
      refused: refused.length,
    }),
    warnings: [
      ...notices,
      ...differences.problems,
      ...differences.refused.map(({ problem }) => ({ ...problem, severity: 'warning' as const })),
    ],
  }
}

export const importVerb: Verb = {
  name: 'import',
  args: ['FILE'],
  options: {
    into: { type: 'string', required: true },
    as: { type: 'string', choices: ['visio', 'kpiSheet', 'json', 'auto'] },
    'dry-run': { type: 'boolean' },
    conflicts: { type: 'string', choices: ['plan', 'sheet'] },
  },
  run: async ({ args: [file = ''], options, lang, path }) => {
    const source = path(file)
    const dryRun = options['dry-run'] === true
    const as = (options.as ?? 'auto') as 'visio' | 'kpiSheet' | 'json' | 'auto'
    return withPlan({ kind: 'file', path: path(String(options.into)) }, async (opened) => {
      const { plan, notices } = opened
      // What is written into the plan is in the plan's language; only messages follow the caller's.
      const planLang: Lang = plan.list('plan')[0]?.language === 'en' ? 'en' : 'zh'
      const apply: ApplyOptions = { lang: planLang, today: today() }
      const imported = await previewImport(source, as, importContext(plan, planLang, apply.today))
      if (imported.book) {
        const takeAll = options.conflicts === 'sheet'
        return importBook(opened, imported.book, { dryRun, lang, takeAll, name: imported.preview.fileName })
      }
      const { command, args } = importCommand(plan, imported, apply)
      if (!dryRun) for (const blob of imported.blobs) plan.putBlob(blob)
      const { changes, result } = dryRun ? plan.dryRun(command, args) : plan.execute(command, args)
      if (!dryRun) await publishPlan(opened)
      const { kind, draft, fileName, kpiSheet, problems } = imported.preview
      const added = countAdded(changes)
      const processVersion = dryRun ? null : ((result as { processVersion?: string }).processVersion ?? null)
      const process = command === 'process.import' ? (args as { draft: { title: string } }).draft.title : null
      return {
        json: {
          dryRun,
          kind,
          process,
          processVersion,
          ...(kpiSheet ? { kpiSheet } : {}),
          added,
          revision: plan.revision,
        },
        text: translator(lang)(dryRun ? 'cli.wouldImport' : 'cli.imported', {
          name: draft ? String(process) : fileName,
          counts: shownCounts(added, lang),
        }),
        warnings: [...notices, ...problems],
      }
    })
  },
}
