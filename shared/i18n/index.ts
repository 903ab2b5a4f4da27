// The texts of the product in Chinese and English: one translator for windows, menus, workbooks, documents and the command line.
import i18next, { type i18n } from 'i18next'
import type { EntityName } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Lang } from '../model/values/context.ts'
import * as en from './en/index.ts'
import type { Labels } from './labels.ts'
import * as zh from './zh/index.ts'

export type { Lang } from '../model/values/context.ts'

type Tree = { readonly [key: string]: string | Tree | undefined }
type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>
}[keyof T & string]
type Plural<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K

/** Every key of the texts outside the entity labels, e.g. `problem.required`; a plural pair `x_one`, `x_other` is the key `x`. */
export type TextKey = Plural<Leaves<Omit<typeof zh, 'labels'>>>
/** `{{name}}` in a text is replaced by `params.name`; `count` chooses the plural. */
export type Translate = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string

const labelsOf: Record<Lang, Labels> = { zh: zh.labels, en: en.labels }
export const langs = ['zh', 'en'] as const

const instances = new Map<Lang, i18n>()
function instance(lang: Lang): i18n {
  const known = instances.get(lang)
  if (known) return known
  const made = i18next.createInstance({
    lng: lang,
    resources: { zh: { translation: zh as unknown as Tree }, en: { translation: en as unknown as Tree } },
    interpolation: { escapeValue: false },
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
  } as Parameters<typeof i18next.createInstance>[0])
  void made.init()
  instances.set(lang, made)
  return made
}

/** The translator of a language; the same function each time, so that it can be a dependency of a React hook. */
export function translator(lang: Lang): Translate {
  const known = translators.get(lang)
  if (known) return known
  const all = instance(lang).t as unknown as Translate
  const plain = new Map<TextKey, string>()
  // A window asks for the same words at every key: those without numbers and names are looked up once.
  const made: Translate = (key, params) => {
    if (params) return all(key, params)
    const text = plain.get(key) ?? all(key)
    plain.set(key, text)
    return text
  }
  translators.set(lang, made)
  return made
}
const translators = new Map<Lang, Translate>()

/** Labels of an entity: name, plural, fields, choices, hints. */
export function entityLabels(lang: Lang, entity: EntityName) {
  return labelsOf[lang][entity] as {
    name: string
    plural: string
    fields: Record<string, string>
    choices: Record<string, Record<string, string>>
    hints?: Record<string, string>
  }
}

/** A name as it stands inside a sentence: `New goal`, but `New KPI`; in Chinese, Latin letters keep a distance: `新建 SOP 文件`. */
export function inSentence(lang: Lang, name: string): string {
  if (lang === 'zh') return /^[A-Za-z0-9]/.test(name) ? ` ${name}` : name
  return /^.[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** The label of a field, e.g. 责任人. */
export const fieldLabel = (lang: Lang, entity: EntityName, field: string): string =>
  entityLabels(lang, entity).fields[field] ?? field
/** The label of a choice code; the code itself when it is unknown. */
export const choiceLabel = (lang: Lang, entity: EntityName, field: string, code: string): string =>
  entityLabels(lang, entity).choices[field]?.[code] ?? code

/** One sentence for a problem: the place (sheet, cell, element, field) first, then what is wrong and what to do. */
export function problemText(lang: Lang, problem: Problem): string {
  const { place } = problem
  const sentence = translator(lang)(`problem.${problem.code}`, problem.params)
  const field = place?.entity && place.field ? fieldLabel(lang, place.entity as EntityName, place.field) : undefined
  const where = [
    place?.sheet ? (lang === 'zh' ? `工作表“${place.sheet}”` : `Sheet “${place.sheet}”`) : undefined,
    place?.cell ? (lang === 'zh' ? `单元格 ${place.cell}` : `cell ${place.cell}`) : undefined,
    place?.element,
    field,
  ].filter(Boolean)
  const stop = lang === 'zh' ? '。' : '.'
  const text = sentence.endsWith(stop) ? sentence : `${sentence}${stop}`
  if (where.length === 0) return text
  return lang === 'zh' ? `${where.join(' ')}：${text}` : `${where.join(', ')}: ${text}`
}
