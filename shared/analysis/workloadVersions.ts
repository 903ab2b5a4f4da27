// Which version of each process is worked by: sums over the plan take one of each.
import type { PlanReader, RowOf } from '../model/plan.ts'

/** `asIs`: as it is worked today; `toBe`: as it is planned; `newest`: what is being edited, as-is or to-be. */
export type Worked = 'asIs' | 'toBe' | 'newest'

type Version = RowOf<'processVersion'>

/** The better of two versions for a purpose. A published to-be is how it is worked today; a retired version never counts. */
function rank({ kind, status }: Version, worked: Worked): number {
  if (worked === 'newest') return status === 'draft' ? 2 : 1
  if (worked === 'asIs') return status === 'published' ? 3 : kind === 'asIs' ? 2 : 1
  return kind === 'toBe' ? (status === 'draft' ? 3 : 2) : 1
}

/** One version of each process, in the order of the processes; processes without a usable one are left out. */
export function currentVersions(reader: PlanReader, worked: Worked): Version[] {
  const best = new Map<string, Version>()
  for (const version of reader.list('processVersion')) {
    if (version.status === 'retired') continue
    const held = best.get(version.process)
    // Of equals the later one.
    if (!held || rank(version, worked) >= rank(held, worked)) best.set(version.process, version)
  }
  return reader.list('process').flatMap(({ id }) => best.get(id) ?? [])
}
