// Which earlier contents a plan comes from, by their hashes: travels in the file, so that two copies find what they have in common.
import type { IntakeResult } from './intakeSeam.ts'
import type { PlanFile } from './planFile.ts'

/** An earlier content. Older ones than these are of no use: their backups are gone. */
export interface Ancestor {
  /** The first 16 hex digits of its content hash. */
  readonly hash: string
  /** File name of its backup, as long as that is kept. */
  readonly backup: string | null
}
const most = 200
export const short = (contentHash: string) => contentHash.slice(0, 16)

/** Oldest first. */
export function lineageOf(plan: PlanFile): readonly Ancestor[] {
  const stored = plan.local('lineage')
  return stored === undefined ? [] : (JSON.parse(stored) as Ancestor[])
}

const keep = (plan: PlanFile, list: readonly Ancestor[]) =>
  plan.setLocal({ lineage: JSON.stringify(list.slice(-most)) })

export const isKnown = (plan: PlanFile, contentHash: string): boolean =>
  lineageOf(plan).some(({ hash, backup }) => hash === short(contentHash) && backup !== null)

/** Adds a content that a file had and that has been backed up. */
export function addAncestor(plan: PlanFile, contentHash: string, backup: string): void {
  const hash = short(contentHash)
  keep(plan, [...lineageOf(plan).filter((one) => one.hash !== hash), { hash, backup }])
}

/** The working copy has been filled from a file: it comes from what that came from, and from the file itself. */
export function inheritLineage(plan: PlanFile, read: Pick<IntakeResult, 'lineage' | 'computedHash'>): void {
  const backups = new Map(lineageOf(plan).map(({ hash, backup }) => [hash, backup]))
  const hashes = [...new Set([...read.lineage, short(read.computedHash)])]
  keep(
    plan,
    hashes.map((hash) => ({ hash, backup: backups.get(hash) ?? null })),
  )
}

/** As it stands in a file. */
export const lineageText = (plan: PlanFile): string =>
  lineageOf(plan)
    .map(({ hash }) => hash)
    .join(' ')

/** Of a file that anybody may have written: whatever it says, only what we have ourselves is ever taken for an original. */
export const parseLineage = (text: string | undefined): string[] =>
  text !== undefined && /^[0-9a-f]{16}( [0-9a-f]{16}){0,199}$/.test(text) ? text.split(' ') : []
