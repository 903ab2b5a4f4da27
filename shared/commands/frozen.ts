// Published and retired versions are frozen: every command writes through this guard, so that none can forget it.
import { heldVersionFields, isFrozen, isVersionContent } from '../model/frozenVersion.ts'
import { type EntityName, isEntityName, type NewRowOf, type Plan } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'

export { isFrozen }

/**
 * `plan`, refusing with 'versionFrozen' to write rows of a version that was frozen before the operation began. Removing a whole
 * version or process stays allowed, and so does clearing references to a person, role or other row that is removed. A version
 * inserted by the operation itself (import) takes its rows. `lifeCycle`: the command moves versions between their states.
 */
export function guardFrozen(plan: Plan, { lifeCycle = false } = {}): Plan {
  const own = new Set<string>()
  const known = new Map<string, boolean>()
  const frozen = (id: unknown): boolean => {
    if (typeof id !== 'string' || own.has(id)) return false
    let answer = known.get(id)
    if (answer === undefined) {
      const version = plan.get('processVersion', id)
      answer = version !== undefined && isFrozen(version)
      known.set(id, answer)
    }
    return answer
  }
  const check = (name: EntityName, id: string | undefined, version: unknown) => {
    if (frozen(version)) refuse('versionFrozen', {}, { entity: name, ...(id === undefined ? {} : { row: id }) })
  }
  const before = (name: EntityName, id: string) => plan.get(name, id) as { processVersion?: string } | undefined

  const update: Plan['update'] = (name, id, patch) => {
    if (isEntityName(name) && isVersionContent(name)) {
      check(name, id, before(name, id)?.processVersion)
      check(name, id, (patch as { processVersion?: string }).processVersion)
    }
    if (name === 'processVersion' && !lifeCycle && frozen(id)) {
      const row = plan.get('processVersion', id) as Record<string, unknown> | undefined
      const changed = Object.entries(patch as NewRowOf<'processVersion'>).some(
        ([field, value]) => heldVersionFields.has(field) && value !== undefined && value !== row?.[field],
      )
      if (changed) refuse('versionFrozen', {}, { entity: name, row: id })
    }
    // Known before it changes: what the operation froze itself, it may still have written to.
    if (name === 'processVersion') frozen(id)
    return plan.update(name, id, patch)
  }
  return {
    get: (name, id) => plan.get(name, id),
    list: (name, where) => plan.list(name, where),
    among: (name, field, values) => plan.among(name, field, values),
    amongAs: (name, fields, field, values) => plan.amongAs(name, fields, field, values),
    insert: (name, row) => {
      if (isEntityName(name) && isVersionContent(name))
        check(name, row.id, (row as { processVersion?: string }).processVersion)
      const done = plan.insert(name, row)
      if (name === 'processVersion') own.add(done.id)
      return done
    },
    update,
    setField: (name, field, ids, before, after) => {
      if (!isEntityName(name) || (!isVersionContent(name) && name !== 'processVersion'))
        return plan.setField(name, field, ids, before, after)
      ids.forEach((id, i) => void update(name, id, { [field]: after[i] } as never))
    },
    remove: (name, id) => {
      if (isEntityName(name) && isVersionContent(name)) check(name, id, before(name, id)?.processVersion)
      plan.remove(name, id)
    },
    newId: () => plan.newId(),
    now: plan.now,
  }
}
