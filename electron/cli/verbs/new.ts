// opsmap new PLAN: an empty plan, or one made of a template, in a new file.
import { basename, extname } from 'node:path'
import { translator } from '#shared/i18n/index.ts'
import { isTemplateName, templateNames } from '#shared/templates/templateNames.ts'
import { builtInTemplate, templatePath } from '../builtInTemplates.ts'
import { withPlan } from '../planAccess.ts'
import type { Verb } from '../verb.ts'

export const newVerb: Verb = {
  name: 'new',
  args: ['PLAN'],
  options: { title: { type: 'string' }, template: { type: 'string', choices: templateNames } },
  run: async ({ args: [file = ''], options, lang, path }) => {
    const target = path(file)
    const wished = String(options.template ?? '')
    const template = isTemplateName(wished) ? wished : undefined
    const title =
      (options.title as string | undefined) ??
      (template ? builtInTemplate(template, lang).title : basename(target, extname(target)))
    const from = template ? { template: templatePath(template, lang) } : {}
    const documentId = await withPlan(
      { kind: 'new', title, language: lang, path: target, ...from },
      async ({ plan }) => plan.documentId,
    )
    return { json: { path: target, title, documentId }, text: translator(lang)('cli.created', { path: target }) }
  },
}
