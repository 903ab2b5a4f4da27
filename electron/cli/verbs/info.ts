// opsmap info PLAN: what a plan holds.
import { entityLabels, translator } from '#shared/i18n/index.ts'
import { entityNames } from '#shared/model/plan.ts'
import { readPlan } from '../planAccess.ts'
import type { Verb } from '../verb.ts'

export const infoVerb: Verb = {
  name: 'info',
  args: ['PLAN'],
  options: {},
  run: async ({ args: [file = ''], lang, path }) => {
    const { documentId, revision, contentHash, rows, notices } = await readPlan(path(file))
    const counts = Object.fromEntries(entityNames.map((name) => [name, rows[name].length]))
    const title = rows.plan[0]?.title ?? ''
    const t = translator(lang)
    const lines: [string, string | number][] = [
      [t('cli.title'), title],
      [t('cli.documentId'), documentId],
      [t('cli.revision'), revision],
      ...entityNames
        .filter((name) => name !== 'plan')
        .map((name): [string, number] => [entityLabels(lang, name).plural, rows[name].length]),
    ]
    return {
      json: { title, documentId, revision, contentHash, counts },
      text: lines.map(([label, value]) => `${label}: ${value}`).join('\n'),
      warnings: notices,
    }
  },
}
