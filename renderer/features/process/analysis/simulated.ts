// What the results of a simulation say about steps and people: the longest queues, who is busiest, whether the process keeps up.
import type { Estimate } from '#shared/analysis/simulation/replications.ts'
import type { SimColumn } from './simulations.ts'

/** Queues shorter than this, in seconds, are none. */
const leastQueue = 60
const mostQueues = 6

export interface StepQueue {
  readonly step: string
  readonly wait: Estimate
  /** Cases that stand there on average. */
  readonly length: number
}

/** Steps at which cases stand in a queue, the longest wait first. */
export const longestQueues = ({ input, result }: SimColumn): StepQueue[] =>
  input.steps
    .map((step, i) => ({
      step,
      wait: result.queueTime[i] as Estimate,
      length: (result.queueLength[i] as Estimate).mean,
    }))
    .filter(({ wait }) => wait.mean >= leastQueue)
    .sort((a, b) => b.wait.mean - a.wait.mean)
    .slice(0, mostQueues)

export interface BusyHands {
  readonly id: string
  /** By whom one more is asked for. */
  readonly key: string
  readonly name: string
  /** How many posts without a name stand together in this line; 0 for a person. */
  readonly posts: number
  /** Of the time that other work leaves. */
  readonly share: number
}

/** People one by one, posts of a role that nobody fills in one line; the busiest first. */
export function busyHands({ input, result }: Pick<SimColumn, 'input' | 'result'>): BusyHands[] {
  const lines = new Map<string, { key: string; name: string; person: boolean; shares: number[] }>()
  input.hands.forEach(({ key, name, person }, i) => {
    const id = person ?? key
    const line = lines.get(id) ?? { key, name, person: person !== null, shares: [] }
    lines.set(id, line)
    line.shares.push((result.busy[i] as Estimate).mean)
  })
  return [...lines]
    .map(([id, { key, name, person, shares }]) => ({
      id,
      key,
      name,
      posts: person ? 0 : shares.length,
      share: shares.reduce((sum, one) => sum + one, 0) / shares.length,
    }))
    .sort((a, b) => b.share - a.share)
}

/** Whether as many cases leave as come: what is in progress does not grow by more than a twentieth of the cases of a month. */
export function keepsUp({ result: { growth }, perMonth, months }: SimColumn): boolean {
  const least = growth.mean - (growth.half ?? 0)
  return least <= 0 || growth.mean / months <= perMonth * 0.05
}
