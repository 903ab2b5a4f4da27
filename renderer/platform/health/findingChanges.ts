// Findings rule by rule, and what differs between two checks: an edit changes few of many thousand findings, and only those need to be told.
import { type Finding, healthRules } from '#shared/analysis/health/index.ts'

/** A finding without what its rule says of it. */
export type Found = Pick<Finding, 'entity' | 'id' | 'field' | 'params'>
/** In the order of the list: rules stand together there. */
export type RuleFindings = ReadonlyMap<string, readonly Finding[]>

/** `found` takes the place of `removed` findings of the rule from `at` on. */
export interface FindingChange {
  readonly rule: string
  readonly at: number
  readonly removed: number
  readonly found: readonly Found[]
}

export function byRule(findings: readonly Finding[]): RuleFindings {
  const rules = new Map<string, Finding[]>()
  for (const finding of findings) {
    const list = rules.get(finding.rule)
    if (list) list.push(finding)
    else rules.set(finding.rule, [finding])
  }
  return rules
}

function same(a: Finding, b: Finding): boolean {
  if (a.id !== b.id || a.entity !== b.entity || a.field !== b.field) return false
  const [left, right] = [Object.entries(a.params ?? {}), b.params ?? {}]
  return left.length === Object.keys(right).length && left.every(([name, value]) => right[name] === value)
}

/** One change per rule at most: what stands between an equal beginning and an equal end. */
export function findingChanges(before: RuleFindings, after: RuleFindings): FindingChange[] {
  const changes: FindingChange[] = []
  for (const [rule, old] of before) if (!after.has(rule)) changes.push({ rule, at: 0, removed: old.length, found: [] })
  for (const [rule, now] of after) {
    const old = before.get(rule) ?? []
    const least = Math.min(old.length, now.length)
    let [start, end] = [0, 0]
    while (start < least && same(old[start] as Finding, now[start] as Finding)) start++
    while (end < least - start && same(old.at(-1 - end) as Finding, now.at(-1 - end) as Finding)) end++
    if (start === old.length && start === now.length) continue
    const found = now.slice(start, now.length - end).map(({ rule: _, area, severity, ...one }): Found => one)
    changes.push({ rule, at: start, removed: old.length - start - end, found })
  }
  return changes
}

const rules = new Map(healthRules.map((rule) => [rule.id, rule]))

/** The findings after a change, those of other rules and those beside it as the same objects. */
export function withChange(before: RuleFindings, { rule, at, removed, found }: FindingChange): RuleFindings {
  const own = rules.get(rule)
  if (!own) return before
  const { area, severity } = own
  const list = [...(before.get(rule) ?? [])]
  list.splice(at, removed, ...found.map((one): Finding => ({ ...one, rule, area, severity })))
  return new Map(before).set(rule, list)
}

/** Changes in parts of at most `most` findings each, so that no single message takes the window long to read. */
export function inParts(changes: readonly FindingChange[], most: number): FindingChange[][] {
  const parts: FindingChange[][] = [[]]
  let room = most
  for (const { rule, at, removed, found } of changes) {
    for (let from = 0; from === 0 || from < found.length; ) {
      if (room === 0) {
        parts.push([])
        room = most
      }
      const piece = found.slice(from, from + room)
      parts.at(-1)?.push({ rule, at: at + from, removed: from === 0 ? removed : 0, found: piece })
      room -= piece.length
      from += Math.max(piece.length, 1)
    }
  }
  return parts
}
