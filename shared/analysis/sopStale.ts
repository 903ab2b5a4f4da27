// Whether a process has changed since its SOP was approved, and in what: kept with the SOP as a short text about every step.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { flowOrder } from './flowOrder.ts'
import { sopVersion } from './sopProcedure.ts'

type Sop = Pick<RowOf<'sopDocument'>, 'process' | 'processVersion' | 'approvedFingerprint'>
/** What can have changed about a step since the approval. */
export const sopAspects = ['title', 'kind', 'owner', 'flow', 'time', 'text', 'io'] as const
export type SopAspect = (typeof sopAspects)[number]

/** `step` is the row now; of a removed one, the row that was. */
export type SopChange =
  | { readonly what: 'version'; readonly title: string }
  | { readonly what: 'added' | 'removed'; readonly title: string; readonly step: string }
  | { readonly what: 'changed'; readonly title: string; readonly step: string; readonly aspects: readonly SopAspect[] }

/** A step as it was at the approval: its title and a mark of each aspect. */
type Mark = readonly [title: string, ...marks: string[]]
interface Fingerprint {
  readonly format: 1
  readonly version: string
  readonly steps: Readonly<Record<string, Mark>>
}

/** 32-bit FNV-1a in base 36: short, and the same in every language that reads the file. It tells change, it does not guard. */
function mark(value: unknown): string {
  let hash = 0x811c9dc5
  for (const char of JSON.stringify(value)) {
    hash ^= char.codePointAt(0) as number
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

function marks(reader: PlanReader, processVersion: string): Record<string, Mark> {
  const steps = reader.list('step', { processVersion }).filter(({ kind }) => kind !== 'note')
  const flows = reader.list('sequenceFlow', { processVersion })
  // A copy of a version keeps saying what each step was copied from: with it, the SOP stays as it is.
  const identity = new Map(steps.map((step) => [step.id, step.originId ?? step.id]))
  const laneOf = (id: string | null) => {
    const lane = id ? reader.get('lane', id) : undefined
    return lane ? [lane.title, lane.role, lane.person, lane.department] : null
  }
  const order = new Map(flowOrder(steps, flows).map((id, i) => [id, i]))
  const sorted = (list: readonly string[]) => [...list].sort()
  const outgoing = new Map<string, unknown[]>()
  for (const { from, to, label, condition } of flows) {
    const list = outgoing.get(from) ?? []
    outgoing.set(from, list)
    list.push(JSON.stringify([identity.get(to) ?? '', label ?? '', condition ?? '']))
  }
  return Object.fromEntries(
    [...steps]
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
      .map((s): [string, Mark] => [
        identity.get(s.id) as string,
        [
          s.title,
          mark([s.kind, s.isApproval, s.subProcess]),
          mark([
            laneOf(s.lane),
            s.ownerRole,
            sorted(s.owners),
            // Who is consulted or informed is not part of the document.
            sorted(s.responsibleRoles),
          ]),
          mark(sorted((outgoing.get(s.id) ?? []) as string[])),
          mark([s.processingTime, s.processingBasis, s.waitingTime, s.waitingBasis, s.dueDay, s.dueTime]),
          mark([s.description, s.sopSteps, s.sopRequirements, s.sopAttention, s.sopCheckpoint]),
          mark([s.inputs, s.outputs, s.records, s.systems]),
        ],
      ]),
  )
}

/** What an approval keeps of the process, as text; null where the SOP has no process with steps. */
export function sopFingerprint(reader: PlanReader, sop: Pick<Sop, 'process' | 'processVersion'>): string | null {
  const version = sopVersion(reader, sop)
  if (!version) return null
  const steps = marks(reader, version.id)
  return Object.keys(steps).length === 0
    ? null
    : JSON.stringify({ format: 1, version: version.title, steps } satisfies Fingerprint)
}

function read(text: string | null): Fingerprint | null {
  if (!text) return null
  try {
    const kept = JSON.parse(text) as Fingerprint
    return kept.format === 1 && typeof kept.steps === 'object' && kept.steps !== null ? kept : null
  } catch {
    return null
  }
}

/** What has changed in the process since the approval, in the order of the work; null where no approval was kept, or no process is there. */
export function sopChanges(reader: PlanReader, sop: Sop): SopChange[] | null {
  const kept = read(sop.approvedFingerprint)
  const version = kept && sopVersion(reader, sop)
  if (!version) return null
  const now = marks(reader, version.id)
  const ids = new Map(reader.list('step', { processVersion: version.id }).map((s) => [s.originId ?? s.id, s.id]))
  const changes: SopChange[] = kept.version === version.title ? [] : [{ what: 'version', title: version.title }]
  for (const [identity, after] of Object.entries(now)) {
    const before = kept.steps[identity]
    const step = ids.get(identity) ?? identity
    const [title] = after
    if (!Array.isArray(before)) changes.push({ what: 'added', title, step })
    else {
      const aspects = sopAspects.filter((_, i) => before[i] !== after[i])
      if (aspects.length > 0) changes.push({ what: 'changed', title, step, aspects })
    }
  }
  for (const [step, before] of Object.entries(kept.steps))
    if (!(step in now)) changes.push({ what: 'removed', title: String(before[0]), step })
  // Another name of the version alone changes nothing of the work.
  return changes.length === 1 && changes[0]?.what === 'version' ? [] : changes
}
