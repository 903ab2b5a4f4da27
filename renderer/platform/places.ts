// Where rows are shown: the screen of every entity, for links, search and findings alike.
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, isEntityName } from '#shared/model/plan.ts'
import type { Feature } from './feature.ts'
import { rowOf } from './useRows.ts'
import { navigate, type Params } from './windowState.ts'

let screens: readonly Feature[] = []

/** The window's screens, told once; screens themselves cannot know each other. */
export function setScreens(features: readonly Feature[]): void {
  screens = features
}

/** What selects a row on the screen that shows it. */
export const paramsOf = (feature: Feature, entity: EntityName, row: AnyRow) =>
  feature.paramsFor?.(entity, row) ?? { row: row.id }

/** The rows by which a row without a screen of its own is reached, nearest first. */
function owners(entity: EntityName, row: AnyRow): [EntityName, string][] {
  if (typeof row.onEntity === 'string' && typeof row.onRow === 'string' && isEntityName(row.onEntity))
    return [[row.onEntity, row.onRow]]
  return Object.entries(entityOf(entity).fields).flatMap(([name, { kind, to, required }]): [EntityName, string][] =>
    kind === 'ref' && required && typeof row[name] === 'string' ? [[to as EntityName, row[name] as string]] : [],
  )
}

/** Screen and params that show a row, or the row it belongs to; null where no screen does. */
export function placeOf(entity: EntityName, id: string): { screen: string; params: Params } | null {
  if (entity === 'plan') return { screen: 'home', params: { details: 'plan' } }
  const row = rowOf(entity, id) as AnyRow | undefined
  if (!row) return null
  const feature = screens.find(({ shows }) => shows?.includes(entity))
  if (feature) return { screen: feature.id, params: paramsOf(feature, entity, row) as Params }
  for (const [owner, ownerId] of owners(entity, row)) {
    const place = placeOf(owner, ownerId)
    if (place) return place
  }
  return null
}

/** Goes to where a row is shown; false where no screen shows it. */
export function showRow(entity: EntityName, id: string): boolean {
  const place = placeOf(entity, id)
  if (place) navigate(place.screen, place.params)
  return place !== null
}
