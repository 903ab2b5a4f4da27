// Dependencies of a task as one line of text: `1.3FS+2天; 2.1SS`, by the numbers of the work breakdown.
import type { RowOf } from '../../model/plan.ts'
import { folded, type Parsed, parsed, refused, type ValueContext } from '../../model/values/context.ts'
import { formatDuration, readDuration } from '../../model/values/durations.ts'
import type { LinkKind } from './schedule.ts'
import { taskOrder } from './taskOrder.ts'

type Dependency = RowOf<'taskDependency'>
type Task = RowOf<'task'>

export interface Predecessor {
  readonly from: string
  readonly kind: LinkKind
  /** Seconds, negative for an overlap; null: none. */
  readonly lag: number | null
  readonly lagBasis: 'working' | 'calendar'
}

type Units = Pick<ValueContext, 'lang' | 'hoursPerDay' | 'daysPerWeek'>

/** The predecessors of a task as text; `FS` without a lag is left unsaid. */
export function dependencyText(
  links: readonly Predecessor[],
  wbsOf: (id: string) => string | undefined,
  units: Units,
): string {
  return links
    .map(({ from, kind, lag, lagBasis }) => {
      const number = wbsOf(from) ?? '?'
      if (!lag) return kind === 'FS' ? number : `${number}${kind}`
      return `${number}${kind}${lag < 0 ? '-' : '+'}${formatDuration(Math.abs(lag), lagBasis, units).replaceAll(' ', '')}`
    })
    .join('; ')
}

/**
 * Reads such a line: numbers of the work breakdown, optionally with FS, SS, FF or SF and a lag (days unless a unit is given),
 * separated by semicolons or commas.
 */
export function readDependencies(text: string, idOf: (wbs: string) => string | undefined, units: Units): Parsed {
  const found = new Map<string, Predecessor>()
  for (const part of folded(text).split(/[;,、\n]/)) {
    const entry = part.trim()
    if (entry === '') continue
    const match = /^(\d+(?:\.\d+)*)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(.+))?$/i.exec(entry)
    if (!match) return refused('notADependency', { text: entry })
    const [, number = '', kind = 'FS', sign, amount] = match
    const from = idOf(number)
    if (!from) return refused('notATaskNumber', { text: number })
    const lag = amount ? readDuration(amount, units, 'day') : undefined
    if (amount && !lag) return refused('notADependency', { text: entry })
    found.set(from, {
      from,
      kind: kind.toUpperCase() as LinkKind,
      lag: lag && lag.seconds > 0 ? (sign === '-' ? -lag.seconds : lag.seconds) : null,
      lagBasis: lag?.basis ?? 'working',
    })
  }
  return parsed([...found.values()])
}

/** Ids of tasks that would wait for each other, were these the dependencies; null when none do. */
export function loopOf(
  tasks: readonly Pick<Task, 'id' | 'parent'>[],
  links: readonly Pick<Dependency, 'id' | 'from' | 'to' | 'kind'>[],
): readonly string[] | null {
  const order = taskOrder(tasks, links)
  return 'loop' in order ? order.loop : null
}

/** The dependencies of a plan with those into `task` replaced. */
export function withPredecessors(
  links: readonly Dependency[],
  task: string,
  predecessors: readonly Predecessor[],
): Pick<Dependency, 'id' | 'from' | 'to' | 'kind'>[] {
  return [
    ...links.filter((link) => link.to !== task),
    ...predecessors.map(({ from, kind }) => ({ id: `${from} ${task}`, from, to: task, kind })),
  ]
}
