// Skills of people: level and target of each person in each skill, what roles require, and where somebody falls short.
import type { PlanReader, RowOf } from '../model/plan.ts'

export interface SkillCell {
  /** The row that holds it; null while only a role asks for it. */
  readonly row: RowOf<'personSkill'> | null
  readonly level: number | null
  readonly target: number | null
  /** A role of the person requires the skill. */
  readonly needed: boolean
  /** Below the target, or needed and not assessed. */
  readonly isGap: boolean
}

export interface SkillMatrix {
  readonly people: readonly RowOf<'person'>[]
  readonly skills: readonly RowOf<'skill'>[]
  /** By person, then by skill; only where there is something. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, SkillCell>>
}

export const highestLevel = 5

/** `3/4`, `3`, or `/4` where only a target is set. */
export const levelText = (level: number | null, target: number | null): string =>
  `${level ?? ''}${target === null ? '' : `/${target}`}`

/** Level and target of a typed text; null for what is neither. */
export function parseLevels(text: string): { level: number | null; target: number | null } | null {
  const match = /^(\d?)(?:\s*(?:\/|→|->)\s*(\d?))?$/.exec(text.normalize('NFKC').trim())
  if (!match) return null
  const number = (part: string | undefined) => (part ? Number(part) : null)
  const [level, target] = [number(match[1]), number(match[2])]
  return Math.max(level ?? 0, target ?? 0) > highestLevel ? null : { level, target }
}

/** People who are there, skills, and what is known of both. */
export function skillMatrix(reader: PlanReader): SkillMatrix {
  const people = reader.list('person').filter(({ active }) => active)
  const skills = reader.list('skill')
  const required = new Map(reader.list('role').map(({ id, requiredSkills }) => [id, requiredSkills]))
  const held = new Map<string, Map<string, RowOf<'personSkill'>>>()
  for (const row of reader.list('personSkill')) {
    const own = held.get(row.person) ?? new Map<string, RowOf<'personSkill'>>()
    own.set(row.skill, row)
    held.set(row.person, own)
  }
  const cells = new Map(
    people.map(({ id, roles }) => {
      const needed = new Set(roles.flatMap((role) => required.get(role) ?? []))
      const own = held.get(id)
      const of = [...new Set([...needed, ...(own?.keys() ?? [])])].map((skill) => {
        const row = own?.get(skill) ?? null
        const [level, target] = [row?.level ?? null, row?.targetLevel ?? null]
        const isGap = target !== null ? (level ?? 0) < target : needed.has(skill) && (level ?? 0) === 0
        return [skill, { row, level, target, needed: needed.has(skill), isGap }] as const
      })
      return [id, new Map<string, SkillCell>(of)] as const
    }),
  )
  return { people, skills, cells }
}
