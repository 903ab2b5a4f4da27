// Which lens the process screen looks through, and what it finds in a version.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { type Lens, type LensKind, lens, lensKinds } from '#shared/analysis/lenses.ts'

const isLens = (kind: string): kind is LensKind => (lensKinds as readonly string[]).includes(kind)

/** The lens chosen on this computer for this plan; null: none. */
export function useLensKind(): [LensKind | null, (kind: LensKind | null) => void] {
  const [kind, setKind] = usePanel<string>('process.lens', '')
  return [isLens(kind) ? kind : null, (next) => setKind(next ?? '')]
}

/** What the chosen lens finds; computed again when the plan changes. */
export function useLens(version: string): Lens | null {
  const [kind] = useLensKind()
  const context = useValueContext()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows stand for what the lens reads.
  return useMemo(() => (kind ? lens(planReader(), version, kind, context) : null), [kind, version, context, rows])
}
