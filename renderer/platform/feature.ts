// What a screen tells the shell about itself; renderer/features/index.ts lists them all.
import type { ComponentType } from 'react'
import type { TextKey } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName } from '#shared/model/plan.ts'
import type { Action } from './actions.ts'
import type { Icon } from './icon.ts'
import type { GivenParams } from './windowState.ts'

/** Sections of the navigation, in order; they follow the method. */
export const featureGroups = ['overview', 'goals', 'processes', 'team', 'run', 'improve', 'records'] as const
export type FeatureGroup = (typeof featureGroups)[number]

export interface Feature {
  /** Screen name for navigate(). */
  readonly id: string
  readonly label: TextKey
  readonly icon: Icon
  readonly group: FeatureGroup
  readonly order: number
  /** React.lazy(() => import('./Screen.tsx')): each screen is loaded when first shown. */
  readonly Screen: ComponentType
  /** Entities whose rows this screen shows: search jumps here. */
  readonly shows?: readonly EntityName[]
  /** Params that select such a row; default `{ row: id }`. */
  paramsFor?(entity: EntityName, row: AnyRow): GivenParams
  /** Rows counted in the navigation, e.g. 'goal'. */
  readonly counts?: EntityName
  /** Dialogs that its actions open from every screen; shows nothing while none is open. */
  readonly Dialogs?: ComponentType
  /** Actions that work from every screen, e.g. a new process. */
  readonly actions?: readonly Action[]
}
