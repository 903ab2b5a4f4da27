// A problem of a KPI's formula as a sentence that names its place.
import type { FormulaProblem } from '../analysis/expression/types.ts'
import { type Lang, translator } from './index.ts'

/** The sentence of a formula's problem, the character where it begins in front, counted from 1. */
export function formulaProblemText(lang: Lang, { code, at, params }: FormulaProblem): string {
  const t = translator(lang)
  return t('expression.at', { at: at + 1, text: t(`expression.problem.${code}`, params) })
}
