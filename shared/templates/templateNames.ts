// The built-in templates: which there are, and in which file of assets/templates each stands.
import type { Lang } from '../i18n/index.ts'

/** Names of the templates, in the order in which they are offered. */
export const templateNames = [
  'complaint-handling',
  'market-promotion',
  'sales',
  'user-feedback',
  'ecommerce-order',
  'product-launch',
  'purchasing',
  'budget-control',
  'recruiting',
  'performance-appraisal',
  'content-operations',
  'process-management',
] as const
export type TemplateName = (typeof templateNames)[number]
export const isTemplateName = (text: string): text is TemplateName =>
  (templateNames as readonly string[]).includes(text)

/** The file of a template in assets/templates; the sample plan, which is the first template too, has one a language. */
export const templateFile = (name: TemplateName, lang: Lang): string =>
  name === 'complaint-handling' ? `${name}.${lang}.json` : `${name}.json`
