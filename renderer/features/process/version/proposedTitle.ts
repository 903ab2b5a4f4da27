// The name offered for a new version.
import { nameKey } from '#shared/model/values/context.ts'

/** `name(n)` of the lowest n from 1 that none of `taken` is called. */
export function proposedTitle(taken: readonly string[], name: (n: number) => string): string {
  const known = new Set(taken.map(nameKey))
  for (let n = 1; ; n++) if (!known.has(nameKey(name(n)))) return name(n)
}
