// The task that is typed: the complaint process of the sample plan, each step with owner and times written as short as can be.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Template {
  step: { id: string; title: string; owners?: string[]; processingTime: number | null; waitingTime: number | null }[]
  sequenceFlow: { from: string; to: string; label: string | null }[]
  person: { id: string; name: string }[]
}
const file = join(import.meta.dirname, '../../../assets/templates/complaint-handling.zh.json')
const { step, sequenceFlow, person } = (JSON.parse(readFileSync(file, 'utf8')) as { entities: Template }).entities
const hoursPerDay = 8

/** `8m`, `26h`, `3d`: the shortest that means so many seconds of working time; a whole number of 24 hours is none in hours. */
function shortTime(seconds: number): string {
  const hours = seconds / 3600
  if (hours < 1) return `${seconds / 60}m`
  return Number.isInteger(hours) && hours % 24 !== 0 ? `${hours}h` : `${hours / hoursPerDay}d`
}

export interface TypedStep {
  readonly title: string
  readonly owner: string | null
  /** Seconds; null: none. */
  readonly processing: number | null
  readonly waiting: number | null
}

/** What each contender's result must hold. */
export const steps: readonly TypedStep[] = step.map((row) => ({
  title: row.title,
  owner: person.find(({ id }) => id === row.owners?.[0])?.name ?? null,
  processing: row.processingTime || null,
  waiting: row.waitingTime || null,
}))
const titleOf = new Map(step.map(({ id, title }) => [id, title]))
export const flows: readonly (readonly [from: string, to: string, label: string | null])[] = sequenceFlow.map((f) => [
  titleOf.get(f.from) as string,
  titleOf.get(f.to) as string,
  f.label,
])

/** Owner and times of a step as all contenders type them behind its title: ` @李敏 8m +30m`. */
export function marks(title: string): string {
  const found = steps.find((s) => s.title === title)
  if (!found) throw new Error(`the task has no step “${title}”`)
  const { owner, processing, waiting } = found
  return [
    ...(owner ? [` @${owner}`] : []),
    ...(processing ? [` ${shortTime(processing)}`] : []),
    ...(waiting ? [` +${shortTime(waiting)}`] : []),
  ].join('')
}

/** The step as one typed line, the same characters for everyone. */
export const line = (title: string): string => title + marks(title)
/** The same for a question: the mark that makes it a decision with us, and that a reader expects with others. */
export const question = (title: string): string => `${title}?${marks(title)}`
