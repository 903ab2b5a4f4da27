// Hand-overs between roles or departments: who passes work to whom, how many flows lead there and how many cases go that way.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { roleOfPerson } from './raciGenerated.ts'
import { expectedVisits } from './workloadVisits.ts'

export type HandOverBy = 'role' | 'department'

/** A role or department, or an outside party, which is known by its lane's title only. */
export interface HandOverParty {
  readonly key: string
  readonly entity: 'role' | 'department' | null
  readonly id: string | null
  readonly title: string
}

export interface HandOverFlow {
  readonly from: RowOf<'step'>
  readonly to: RowOf<'step'>
  /** Cases a month; null where the process has no volume. */
  readonly perMonth: number | null
}

export interface HandOvers {
  /** In the order in which the plan lists them, outside parties last; only those that pass or receive something. */
  readonly parties: readonly HandOverParty[]
  /** By key of who passes, then of who receives. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, readonly HandOverFlow[]>>
  readonly total: number
}

/**
 * Hand-overs of the given versions. A step belongs to its accountable role, else to that of its first owner (the lane's, where they
 * have it), else to the lane's: work that changes hands inside one lane is handed over, too. What belongs to nobody (a gateway
 * without a lane) passes the work on as if it were not there.
 */
export function handOvers(reader: PlanReader, versions: readonly RowOf<'processVersion'>[], by: HandOverBy): HandOvers {
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const roles = new Map(reader.list('role').map((row) => [row.id, row]))
  const departments = new Map(reader.list('department').map((row) => [row.id, row]))
  const lanes = new Map(reader.list('lane').map((row) => [row.id, row]))
  const parties = new Map<string, HandOverParty>()
  const outside = (title: string): HandOverParty => ({ key: `outside:${title}`, entity: null, id: null, title })

  function partyOf(step: RowOf<'step'>): HandOverParty | null {
    const lane = step.lane === null ? undefined : lanes.get(step.lane)
    if (lane?.kind === 'outside') return outside(lane.title)
    const person = people.get(step.owners[0] ?? lane?.person ?? '')
    const inLane = roleOfPerson(person, [step.ownerRole, lane?.role])
    const role = roles.get(step.ownerRole ?? inLane ?? lane?.role ?? '')
    if (by === 'role') return role ? { key: role.id, entity: 'role', id: role.id, title: role.name } : null
    const department = departments.get(role?.department ?? lane?.department ?? person?.department ?? '')
    return department ? { key: department.id, entity: 'department', id: department.id, title: department.name } : null
  }

  const cells = new Map<string, Map<string, HandOverFlow[]>>()
  let total = 0
  for (const version of versions) {
    const steps = reader.list('step', { processVersion: version.id })
    const flows = reader.list('sequenceFlow', { processVersion: version.id })
    const volume = reader.get('process', version.process)?.volumePerMonth ?? null
    const visits = volume === null ? null : expectedVisits(steps, flows)
    const byId = new Map(steps.map((step) => [step.id, step]))
    const party = new Map(steps.map((step) => [step.id, partyOf(step)]))
    const ways = new Map<string, RowOf<'sequenceFlow'>[]>()
    for (const flow of flows) ways.set(flow.from, [...(ways.get(flow.from) ?? []), flow])

    /** Steps that the work comes to next, with the part of it that goes there; steps of nobody are passed through. */
    const next = (id: string, part: number, seen: ReadonlySet<string>): { to: RowOf<'step'>; part: number }[] => {
      const out = ways.get(id) ?? []
      const splits = byId.get(id)?.kind === 'decision'
      return out.flatMap((flow) => {
        const to = byId.get(flow.to)
        if (!to || seen.has(to.id)) return []
        const along = part * (flow.probability ?? (splits ? 1 / out.length : 1))
        return party.get(to.id) ? [{ to, part: along }] : next(to.id, along, new Set([...seen, to.id]))
      })
    }
    for (const from of steps) {
      const giver = party.get(from.id)
      if (!giver) continue
      for (const { to, part } of next(from.id, 1, new Set([from.id]))) {
        const taker = party.get(to.id) as HandOverParty
        if (taker.key === giver.key) continue
        const perMonth = visits && volume !== null ? (visits.get(from.id) ?? 0) * part * volume : null
        parties.set(giver.key, giver)
        parties.set(taker.key, taker)
        const row = cells.get(giver.key) ?? new Map<string, HandOverFlow[]>()
        cells.set(giver.key, row)
        row.set(taker.key, [...(row.get(taker.key) ?? []), { from, to, perMonth }])
        total++
      }
    }
  }
  const order = [...(by === 'role' ? roles.keys() : departments.keys())]
  const place = ({ id }: HandOverParty) => (id === null ? order.length : order.indexOf(id))
  return { parties: [...parties.values()].sort((a, b) => place(a) - place(b)), cells, total }
}
