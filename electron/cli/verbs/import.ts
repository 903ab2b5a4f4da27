// opsmap import FILE --into PLAN: takes sheets of any kind, data workbooks or a plan as JSON into a plan, as one command.

import { compareInput, dataCommand } from '#host/intake/importData.ts'
import { type ApplyOptions, importCommand, importContext } from '#host/intake/importFile.ts'
import type { OpenedPlan } from '#host/openPlan.ts'
import { type Lang, problemText, translator } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import { defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import type { DataBook, DataChoice } from '#shared/sheets/dataWorkbook/types.ts'
import { sheetTargets, targetNamed } from '#shared/sheets/wizard/targets.ts'
import type { SheetTarget } from '#shared/sheets/wizard/types.ts'
import { previewImport, publishPlan, today, withPlan } from '../planAccess.ts'
import { type Answer, UsageError, type Verb } from '../verb.ts'
import { conflictsOf, countRows, countsOf, runCounted, shownCounts } from './dataOptions.ts'
import { type BookOptions, importSheets } from './importSheets.ts'

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

/** Cells of a known layout that were left out because they could not be read, as they are listed for any sheet. */
const refusedCells = (problems: readonly Problem[], lang: Lang) =>
  problems.flatMap((problem) => {
    const { place, params } = problem
    if (!place?.cell || params?.text === undefined) return []
    const reason = problemText(lang, { ...problem, place: {} })
    return [{ sheet: place.sheet ?? '', cell: place.cell, value: String(params.text), reason }]
  })

const layouts = ['visio', 'kpiSheet', 'json', 'auto', 'sheets'] as const

/** What `--as` asks for: a layout, or what the rows become. Throws UsageError. */
function readAs(given: string | undefined): { as: (typeof layouts)[number]; target: SheetTarget | undefined } {
  const as = layouts.find((layout) => layout === (given ?? 'auto'))
  if (as) return { as, target: undefined }
  const target = targetNamed(given ?? '')
  if (target) return { as: 'sheets', target }
  const choices = [...layouts, ...sheetTargets.filter((name) => name !== 'kpiSheet')].join(', ')
  throw new UsageError('cli.usage.optionChoice', { option: '--as', value: given ?? '', choices })
}

export const importVerb: Verb = {
  name: 'import',
  args: ['FILE'],
  options: {
    into: { type: 'string', required: true },
    as: { type: 'string' },
    sheet: { type: 'string' },
    'dry-run': { type: 'boolean' },
    conflicts: { type: 'string', choices: ['plan', 'sheet'] },
  },
  run: async ({ args: [file = ''], options, lang, path }) => {
    const source = path(file)
    const dryRun = options['dry-run'] === true
    const { as: layout, target } = readAs(options.as as string | undefined)
    const sheet = options.sheet as string | undefined
    const as = layout === 'auto' && sheet !== undefined ? 'sheets' : layout
    return withPlan({ kind: 'file', path: path(String(options.into)) }, async (opened) => {
      const { plan, notices } = opened
      // What is written into the plan is in the plan's language; only messages follow the caller's.
      const planLang: Lang = plan.list('plan')[0]?.language === 'en' ? 'en' : 'zh'
      const apply: ApplyOptions = { lang: planLang, today: today() }
      const imported = await previewImport(source, as, importContext(plan, planLang, apply.today))
      const how = { dryRun, lang, takeAll: options.conflicts === 'sheet', name: imported.preview.fileName }
      if (imported.book) return importBook(opened, imported.book, how)
      if (imported.sheets) return importSheets(opened, imported, { ...how, target, sheet })
      const { command, args } = importCommand(plan, imported, apply)
      if (!dryRun) for (const blob of imported.blobs) plan.putBlob(blob)
      const { changes, result } = runCounted(plan, command, args, dryRun)
      if (!dryRun) await publishPlan(opened)
      const { kind, draft, fileName, kpiSheet, problems } = imported.preview
      const added = countRows(changes.filter((c) => c.after !== null && c.before === null))
      const changed = countRows(changes.filter((c) => c.after !== null && c.before !== null))
      const removed = countRows(changes.filter((c) => c.after === null))
      const processVersion = dryRun ? null : ((result as { processVersion?: string }).processVersion ?? null)
      const process =
        command === 'process.import'
          ? (args as { draft: { title: string } }).draft.title
          : command === 'process.importBpmn'
            ? ((args as { processes: { title: string }[] }).processes[0]?.title ?? null)
            : null
      return {
        json: {
          dryRun,
          kind,
          process,
          processVersion,
          ...(kpiSheet ? { kpiSheet } : {}),
          added,
          changed,
          removed,
          conflicts: [],
          refused: refusedCells(problems, lang),
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
