// opsmap new PLAN: an empty plan in a new file.
import { basename, extname } from 'node:path'
import { translator } from '#shared/i18n/index.ts'
import { withPlan } from '../planAccess.ts'
import type { Verb } from '../verb.ts'

export const newVerb: Verb = {
  name: 'new',
  args: ['PLAN'],
  options: { title: { type: 'string' } },
  run: async ({ args: [file = ''], options, lang, path }) => {
    const target = path(file)
    const title = (options.title as string | undefined) ?? basename(target, extname(target))
    const documentId = await withPlan(
      { kind: 'new', title, language: lang, path: target },
      async ({ plan }) => plan.documentId,
    )
    return { json: { path: target, title, documentId }, text: translator(lang)('cli.created', { path: target }) }
  },
}
