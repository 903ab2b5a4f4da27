// opsmap import FILE --into PLAN: takes a process table, a KPI sheet or a plan as JSON into a plan, as one command, all or nothing.
import { type ApplyOptions, importCommand, importContext } from '#host/intake/importFile.ts'
import { entityLabels, type Lang, translator } from '#shared/i18n/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import { type EntityName, entityNames } from '#shared/model/plan.ts'
import { previewImport, publishPlan, today, withPlan } from '../planAccess.ts'
import type { Verb } from '../verb.ts'

function countAdded(changes: readonly RowChange[]): Partial<Record<EntityName, number>> {
  const added: Partial<Record<EntityName, number>> = {}
  for (const name of entityNames) {
    const count = changes.filter((c) => c.entity === name && c.after !== null && c.before === null).length
    if (count > 0) added[name] = count
  }
  return added
}

const shownCounts = (added: Partial<Record<EntityName, number>>, lang: Lang): string =>
  Object.entries(added)
    .map(([name, count]) => `${entityLabels(lang, name as EntityName).plural} ${count}`)
    .join(lang === 'zh' ? '，' : ', ')

export const importVerb: Verb = {
  name: 'import',
  args: ['FILE'],
  options: {
    into: { type: 'string', required: true },
    as: { type: 'string', choices: ['visio', 'kpiSheet', 'json', 'auto'] },
    'dry-run': { type: 'boolean' },
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
