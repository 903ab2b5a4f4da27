// Helps to write a KPI formula: the name being typed, the names that fit, and whether the whole would be sound.

import type { FormulaProblem } from '#shared/analysis/expression/types.ts'
import { compileFormulas } from '#shared/analysis/kpiFormulas.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { nameKey } from '#shared/model/values/context.ts'

type Kpi = RowOf<'kpi'>

/** The stretch of text before the caret that is a name begun: after `[` everything, else letters and digits. */
export function nameAt(text: string, caret: number): { readonly at: number; readonly typed: string } | null {
  const before = text.slice(0, caret)
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('【'))
  if (open >= 0 && !/[\]】]/.test(before.slice(open))) return { at: open, typed: before.slice(open + 1) }
  const word = /[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.exec(before)
  return word ? { at: word.index, typed: word[0] } : null
}

/** KPIs whose title or code holds what was typed, those that begin with it first; a KPI is no input of itself. */
export function namesFor(typed: string, kpis: readonly Kpi[], self: string, most = 8): Kpi[] {
  const key = nameKey(typed)
  const rank = (kpi: Kpi) => {
    const names = [kpi.title, kpi.code ?? ''].map(nameKey).filter(Boolean)
    return names.some((name) => name.startsWith(key)) ? 0 : names.some((name) => name.includes(key)) ? 1 : 2
  }
  return kpis
    .filter((kpi) => kpi.id !== self && kpi.kind !== 'group')
    .map((kpi) => ({ kpi, rank: rank(kpi) }))
    .filter((found) => found.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((found) => found.kpi)
}

/** The text with the name begun at the caret written out, and where the caret then stands. */
export function completed(
  text: string,
  caret: number,
  title: string,
): { readonly text: string; readonly caret: number } {
  const begun = nameAt(text, caret)
  const at = begun?.at ?? caret
  const rest = text.slice(caret).replace(/^[\]】]/, '')
  const name = `[${title}]`
  return { text: text.slice(0, at) + name + rest, caret: at + name.length }
}

/** What would be wrong with the plan's formulas if this KPI had that one; only its own problems. */
export function problemsOf(formula: string, kpi: string, kpis: readonly Kpi[]): readonly FormulaProblem[] {
  if (formula.trim() === '') return []
  const changed = kpis.map((row) => (row.id === kpi ? { ...row, formula } : row))
  return compileFormulas(changed).problems.get(kpi) ?? []
}
