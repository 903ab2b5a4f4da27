// The lines of the list: findings that pass the filter, gathered by rule, each rule open or folded.
import type { Finding, HealthArea, Severity } from '#shared/analysis/health/index.ts'

export interface HealthFilter {
  readonly severity: Severity | null
  readonly area: HealthArea | null
  /** Folded: case and width do not matter. */
  readonly text: string
}
export type Line =
  | {
      readonly kind: 'rule'
      readonly key: string
      readonly rule: string
      readonly findings: readonly Finding[]
      readonly open: boolean
    }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding }

/** Rules with more findings than this are folded until somebody opens them. */
const openUpTo = 12

interface Options {
  readonly filter: HealthFilter
  /** Folded or unfolded by hand. */
  readonly folds: ReadonlyMap<string, boolean>
  /** What the text of the filter is looked for in. */
  readonly words: (finding: Finding) => string
}

export function findingLines(findings: readonly Finding[], { filter, folds, words }: Options): Line[] {
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (filter.severity !== null && finding.severity !== filter.severity) continue
    if (filter.area !== null && finding.area !== filter.area) continue
    if (filter.text !== '' && !words(finding).includes(filter.text)) continue
    const list = byRule.get(finding.rule)
    if (list) list.push(finding)
    else byRule.set(finding.rule, [finding])
  }
  return [...byRule].flatMap(([rule, list]): Line[] => {
    const open = folds.get(rule) ?? list.length <= openUpTo
    const head: Line = { kind: 'rule', key: rule, rule, findings: list, open }
    if (!open) return [head]
    const lines = list.map((finding, i): Line => ({ kind: 'finding', key: `${rule} ${finding.id} ${i}`, finding }))
    return [head, ...lines]
  })
}
