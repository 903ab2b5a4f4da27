// Which rows a published or retired version freezes: rules that commands enforce and imports foresee.
import { type EntityName, entityOf, type RowOf } from './plan.ts'

/** Fields of a frozen version that nothing but its life cycle (publish, retire) may touch; title, notes and order stay free. */
export const heldVersionFields: ReadonlySet<string> = new Set(['kind', 'process', 'status', 'basedOn', 'validFrom'])

/** Rows that make up a version (lanes, phases, steps, flows): their entity says so itself. */
export const isVersionContent = (name: EntityName): boolean => {
  const field = entityOf(name).fields.processVersion
  return field?.kind === 'ref' && field.required
}

export const isFrozen = (version: Pick<RowOf<'processVersion'>, 'status'>): boolean => version.status !== 'draft'
