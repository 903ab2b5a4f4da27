// The screens in the order of the navigation, which menu, keys and palette follow.
import { type Feature, type FeatureGroup, featureGroups } from '#platform/feature.ts'
import { features } from '../features/index.ts'

/** The parts of the method that have screens, each with its screens. */
export const screenGroups: readonly { readonly group: FeatureGroup; readonly members: readonly Feature[] }[] =
  featureGroups
    .map((group) => ({
      group,
      members: features.filter((feature) => feature.group === group).sort((a, b) => a.order - b.order),
    }))
    .filter(({ members }) => members.length > 0)

/** All screens, from the top of the navigation to its end. */
export const screensInOrder: readonly Feature[] = screenGroups.flatMap(({ members }) => members)
