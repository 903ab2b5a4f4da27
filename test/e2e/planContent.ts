// What a plan holds, row by row, to compare plans by content and to say briefly in what they differ.

import type { PlanSnapshot } from '#shared/api.ts'

/** Every row as JSON, by entity and id. */
export type PlanContent = ReadonlyMap<string, string>

export function contentOf({ rows }: Pick<PlanSnapshot, 'rows'>): PlanContent {
  const content = new Map<string, string>()
  for (const [entity, list] of Object.entries(rows))
    for (const row of list as readonly { id: string }[]) content.set(`${entity} ${row.id}`, JSON.stringify(row))
  return content
}

/** The rows that only one of the plans has, or that differ; empty for equal plans. */
export function differences(a: PlanContent, b: PlanContent): string[] {
  const only = (one: PlanContent, other: PlanContent, sign: string) =>
    [...one].filter(([key, row]) => other.get(key) !== row).map(([key, row]) => `${sign} ${key} ${row}`)
  return [...only(a, b, '-'), ...only(b, a, '+')]
}
