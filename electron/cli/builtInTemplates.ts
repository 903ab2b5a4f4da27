// The built-in templates as the command line finds them: beside the program.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '#host/uuid7.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { type TemplateName, templateFile, templateNames } from '#shared/templates/templateNames.ts'
import { templateRows } from '#shared/templates/templateRows.ts'
import { today } from './planAccess.ts'

export const templatePath = (name: TemplateName, lang: Lang): string =>
  join(import.meta.dirname, '../../assets/templates', templateFile(name, lang))

export interface BuiltInTemplate {
  readonly name: TemplateName
  readonly title: string
  readonly summary: string
}

/** What a template is called and for. */
export function builtInTemplate(name: TemplateName, lang: Lang): BuiltInTemplate {
  const content: unknown = JSON.parse(readFileSync(templatePath(name, lang), 'utf8'))
  const [plan] = templateRows(content, { lang, today: today(), newId }).plan
  return { name, title: plan?.title ?? '', summary: plan?.summary ?? '' }
}

export const builtInTemplates = (lang: Lang): BuiltInTemplate[] =>
  templateNames.map((name) => builtInTemplate(name, lang))
