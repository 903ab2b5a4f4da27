// A process version as a model to simulate: times of its steps, hands of the plan with the part of their day that is left, cases a month.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { stepTime } from '../flow/expectedTime.ts'
import { workingSecondsOfMonth } from '../flow/flowFigures.ts'
import { measureFlow } from '../flow/flowMeasure.ts'
import { type FlowStep, flowModel } from '../flow/flowModel.ts'
import { comparable } from '../lenses/amounts.ts'
import { roleOfPerson } from '../raciGenerated.ts'
import { calendarRowsOf, secondsPerDay } from '../schedule/planCalendar.ts'
import { handsOf, workload } from '../workload.ts'
import { availableHours, monthOf } from '../workloadHours.ts'
import { currentVersions } from '../workloadVersions.ts'
import { exponential, fixed, type Spread } from './random.ts'
import type { RunLength, SimModel, SimNode } from './simModel.ts'

export interface SimOptions {
  /** Cases a month. */
  readonly perMonth: number
  /** Months that are counted. */
  readonly months: number
  /** Waiting times of the plan pass as they are given, besides the queues that form; without them only queues make a case wait. */
  readonly waits: boolean
  /** Full-time posts added, by key of the hands. */
  readonly extra?: Readonly<Record<string, number>>
}

/** Who is a server: a person, or a post of a role that nobody of the plan fills. */
export interface Hands {
  /** By whom one more is asked for: `role:` or `person:` and the id. */
  readonly key: string
  readonly name: string
  readonly person: string | null
}

export interface SimInput {
  readonly model: SimModel
  readonly length: RunLength
  /** Steps by node. */
  readonly steps: readonly string[]
  readonly hands: readonly Hands[]
}

/** The least part of a day that somebody has for the process, however much else they have to do. */
const leastShare = 0.05

/** What there is to simulate of a version; `today`, `YYYY-MM-DD`, says which month's hours and other work people have. */
export function simulationOf(
  reader: PlanReader,
  version: RowOf<'processVersion'>,
  { perMonth, months, waits, extra = {} }: SimOptions,
  today: string,
): SimInput {
  const flow = flowModel(reader, version.id)
  const ids = flow.flow.order
  const place = new Map(ids.map((id, i) => [id, i]))
  const month = workingSecondsOfMonth(reader, today)
  const day = secondsPerDay(calendarRowsOf(reader))
  const lanes = new Map(reader.list('lane', { processVersion: version.id }).map((lane) => [lane.id, lane]))
  const crew = crewOf(reader, version, month / 3600, today, extra)
  const nodes = ids.map((id): SimNode => {
    const step = flow.steps.get(id) as FlowStep
    const lane = step.step.lane === null ? undefined : lanes.get(step.step.lane)
    const out = flow.flow.ways.get(id)
    let sum = 0
    const times = timesOf(step, day)
    const keepsWaiting = waits || step.step.kind === 'delay' || lane?.kind === 'outside' || times.isInside
    return {
      waiting: keepsWaiting ? times.waiting : fixed(0),
      processing: times.processing,
      pool: isNothing(times.processing) ? -1 : crew.poolOf(step.step, lane),
      to: (out?.flows ?? []).map(({ to }) => place.get(to) as number),
      upTo: out?.splits ? null : (out?.shares ?? []).map((share) => (sum += share)),
      joins: flow.flow.joins.get(id) ?? 0,
    }
  })
  const { begins } = flow.flow
  const { cycle } = measureFlow(flow)
  return {
    model: {
      nodes,
      begins: { nodes: begins.steps.map((id) => place.get(id) as number), all: begins.share === 1 },
      pools: crew.pools,
      servers: crew.servers,
      day,
      between: exponential(month / perMonth),
    },
    // From empty, a few cycle times pass before as many cases leave as come.
    length: { warmUp: Math.min(12 * month, Math.max(month / 2, 3 * cycle)), period: months * month },
    steps: ids,
    hands: crew.hands,
  }
}

const isNothing = (spread: Spread) => spread.kind === 'fixed' && spread.value === 0

/** A step's times as they vary, seconds of working time; what a sub-process takes without times of its own passes as one delay. */
function timesOf({ step, processing, waiting, timed }: FlowStep, day: number) {
  const spreadOf = (which: 'processing' | 'waiting'): Spread => {
    const time = stepTime(step, which)
    if (!time) return fixed(0)
    const [min, mode, max] = [time.min, time.mode, time.max].map((seconds) =>
      comparable(seconds, time.basis, { hoursPerDay: day / 3600 }),
    ) as [number, number, number]
    return min < max ? { kind: 'triangular', min, mode, max } : fixed(mode)
  }
  const isInside = step.kind === 'subprocess' && step.processingTime === null && timed
  if (isInside) return { processing: fixed(0), waiting: fixed(processing + waiting), isInside }
  if (step.kind === 'delay') return { processing: fixed(0), waiting: fixed(waiting), isInside }
  return { processing: spreadOf('processing'), waiting: spreadOf('waiting'), isInside }
}

/** Servers and pools, made as steps ask for them. */
function crewOf(
  reader: PlanReader,
  version: RowOf<'processVersion'>,
  monthHours: number,
  today: string,
  extra: Readonly<Record<string, number>>,
) {
  const period = monthOf(today)
  const hours = availableHours(reader, period)
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const others = currentVersions(reader, version.kind).filter(({ process }) => process !== version.process)
  const own = new Set(reader.list('step', { processVersion: version.id }).map(({ id }) => id))
  const otherWork = new Map(
    workload(reader, period, [...others, version]).people.map(({ id, causes }) => [
      id,
      causes.reduce((sum, cause) => sum + (own.has(cause.id) ? 0 : cause.hours), 0),
    ]),
  )
  const servers: number[] = []
  const hands: Hands[] = []
  const pools: number[][] = []
  const known = new Map<string, number>()
  const byPool = new Map<string, number>()
  const server = (id: string, share: number, who: Hands): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    known.set(id, servers.length)
    hands.push(who)
    servers.push(share)
    return servers.length - 1
  }
  const nameOf = (role: string) => reader.get('role', role)?.name ?? ''
  const ofPerson = (id: string, role: string | null): number => {
    const left = hours.person(id) - (otherWork.get(id) ?? 0)
    const share = monthHours > 0 ? Math.min(1, Math.max(leastShare, left / monthHours)) : 1
    const key = role === null ? `person:${id}` : `role:${role}`
    return server(id, share, { key, name: people.get(id)?.name ?? '', person: id })
  }
  const posts = (role: string, count: number, of = 'post'): number[] =>
    Array.from({ length: count }, (_, i) =>
      server(`${of} ${i} ${role}`, 1, { key: `role:${role}`, name: nameOf(role), person: null }),
    )
  /** Posts that a what-if adds. */
  const more = (key: string, name: string): number[] =>
    Array.from({ length: extra[key] ?? 0 }, (_, i) => server(`more ${i} ${key}`, 1, { key, name, person: null }))
  return {
    servers,
    hands,
    pools,
    poolOf(step: RowOf<'step'>, lane: RowOf<'lane'> | undefined): number {
      const { persons, roles } = handsOf(step, lane)
      const named = [...new Set(persons)].filter((id) => people.has(id))
      const asked = [...new Set(roles.filter((role): role is string => !!role))]
      const found =
        named.length > 0
          ? named.flatMap((id) => {
              const role = roleOfPerson(people.get(id), roles)
              const key = role === null ? `person:${id}` : `role:${role}`
              const name = role === null ? (people.get(id)?.name ?? '') : nameOf(role)
              return [
                ofPerson(id, role),
                ...(role === null ? [] : posts(role, Math.floor(hours.openPosts(role)))),
                ...more(key, name),
              ]
            })
          : asked.flatMap((role) => {
              const { members, posts: count } = hours.team(role)
              return [
                ...members.map((id) => ofPerson(id, role)),
                ...posts(role, count - members.length),
                ...more(`role:${role}`, nameOf(role)),
              ]
            })
      const pool = [...new Set(found)].sort((a, b) => a - b)
      if (pool.length === 0) return -1
      const key = pool.join()
      const before = byPool.get(key)
      if (before !== undefined) return before
      byPool.set(key, pools.length)
      pools.push(pool)
      return pools.length - 1
    },
  }
}
