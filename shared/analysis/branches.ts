// Shares of cases on the ways out of a decision: what they add up to, which are missing, and an even proposal.
import type { PlanReader, RowOf } from '../model/plan.ts'

/** How far a sum of shares may be from 1 and still count as 100 %. */
export const shareTolerance = 0.0005

export interface BranchShares {
  readonly step: RowOf<'step'>
  readonly flows: readonly RowOf<'sequenceFlow'>[]
  /** Sum of the shares given (1 = 100 %). */
  readonly sum: number
  /** Flows without a share. */
  readonly missing: readonly RowOf<'sequenceFlow'>[]
  /** `none`: no way has a share yet, nothing to check; `open`: some are missing; `off`: all there, but not 100 %. */
  readonly state: 'none' | 'open' | 'off' | 'complete'
  /**
   * Shares by flow id, in whole percent, that add up to exactly 1: what is given stays where it leaves room for the missing ones,
   * otherwise all ways get the same.
   */
  readonly evenOut: Readonly<Record<string, number>>
}

/** `count` shares in whole percent that add up to `total` percent; the first ones take what is left over. */
function evenPercents(count: number, total: number): number[] {
  const each = Math.floor(total / count)
  const left = total - each * count
  return Array.from({ length: count }, (_, i) => each + (i < left ? 1 : 0))
}

function evenOut(flows: readonly RowOf<'sequenceFlow'>[], missing: readonly RowOf<'sequenceFlow'>[], sum: number) {
  const room = Math.round((1 - sum) * 100)
  const exact = Math.abs(room - (1 - sum) * 100) < 1e-6
  // Given shares with a part of a percent leave a rest that whole percents cannot fill.
  const keep = missing.length > 0 && missing.length < flows.length && exact && room >= missing.length
  const some = keep ? missing : flows
  const shares = evenPercents(some.length, keep ? room : 100)
  const given = keep ? flows.flatMap((f) => (f.probability === null ? [] : [[f.id, f.probability] as const])) : []
  return Object.fromEntries([...given, ...some.map((f, i) => [f.id, (shares[i] as number) / 100] as const)])
}

/** The shares on the ways out of one step; `flows` are its outgoing flows. */
export function branchShares(step: RowOf<'step'>, flows: readonly RowOf<'sequenceFlow'>[]): BranchShares {
  const missing = flows.filter((f) => f.probability === null)
  // Ten shares of 0.1 are 1, whatever binary fractions say.
  const sum = Math.round(flows.reduce((total, f) => total + (f.probability ?? 0), 0) * 1e9) / 1e9
  const complete = Math.abs(sum - 1) <= shareTolerance + 1e-12
  const state = missing.length === flows.length ? 'none' : missing.length > 0 ? 'open' : complete ? 'complete' : 'off'
  return { step, flows, sum, missing, state, evenOut: flows.length === 0 ? {} : evenOut(flows, missing, sum) }
}

/** All decisions of a version with two or more ways out, in the order of its steps. */
export function decisionShares(reader: PlanReader, processVersion: string): BranchShares[] {
  const outgoing = new Map<string, RowOf<'sequenceFlow'>[]>()
  for (const flow of reader.list('sequenceFlow', { processVersion })) {
    const list = outgoing.get(flow.from)
    if (list) list.push(flow)
    else outgoing.set(flow.from, [flow])
  }
  return reader.list('step', { processVersion }).flatMap((step) => {
    const flows = outgoing.get(step.id) ?? []
    return step.kind === 'decision' && flows.length > 1 ? [branchShares(step, flows)] : []
  })
}

/**
 * The share that a way would have if it took what the others leave to 100 %; null where they leave less than nothing. Ways without
 * a share count as none.
 */
export function restFor({ flows }: BranchShares, flow: string): number | null {
  const others = flows.reduce((sum, f) => sum + (f.id === flow ? 0 : (f.probability ?? 0)), 0)
  const rest = Math.round((1 - others) * 1e9) / 1e9
  return rest < 0 ? null : rest
}
