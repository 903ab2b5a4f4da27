// Which step of the plan each row of a collection sheet is: by its hidden id, else by its title; any other is a new step.
import type { StepDraft } from '../../model/processDraft.ts'
import { nameKey } from '../../model/values/context.ts'
import { freshIds } from './freshIds.ts'

/**
 * Ids by key of the draft. `known`: the steps as the sheet was made from, by id; `hiddenId` is what the hidden cell of a row says. Of rows
 * with one id (a row was copied) the one that still has the step's number or title keeps it.
 */
export function matchSteps(
  steps: readonly StepDraft[],
  known: ReadonlyMap<string, StepDraft>,
  hiddenId: (key: string) => string,
): Map<string, string> {
  const likeness = (step: StepDraft, old: StepDraft) =>
    (step.key === old.key ? 2 : 0) + (nameKey(step.title) === nameKey(old.title) ? 1 : 0)
  const ids = new Map<string, string>()
  const claimed = new Map<string, StepDraft>()
  for (const step of steps) {
    const id = hiddenId(step.key)
    const old = known.get(id)
    if (!old) continue
    const other = claimed.get(id)
    if (other && likeness(other, old) >= likeness(step, old)) continue
    if (other) ids.delete(other.key)
    ids.set(step.key, id)
    claimed.set(id, step)
  }
  const byTitle = new Map<string, string | null>()
  for (const [id, { title }] of known) {
    const key = nameKey(title)
    byTitle.set(key, byTitle.has(key) ? null : id)
  }
  const fresh = freshIds('s')
  for (const step of steps) {
    if (ids.has(step.key)) continue
    const titled = known.has(hiddenId(step.key)) ? null : byTitle.get(nameKey(step.title))
    const id = titled && !claimed.has(titled) ? titled : fresh()
    claimed.set(id, step)
    ids.set(step.key, id)
  }
  return ids
}
