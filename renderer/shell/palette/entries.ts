// What the palette can find: screens, actions, and the rows of every screen.
import { CornerDownRight } from 'lucide-react'
import { allActions, isEnabled } from '#platform/actions.ts'
import type { Icon } from '#platform/icon.ts'
import { keyText } from '#platform/keys.ts'
import { paramsOf } from '#platform/places.ts'
import { valueContext } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { entityLabels, type Lang, translator } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { features } from '../../features/index.ts'
import { actionLabel } from '../menu.ts'
import { screensInOrder } from '../navOrder.ts'
import { goToScreen } from '../regions.ts'

export interface Entry {
  readonly id: string
  readonly title: string
  /** Also searched, shown in grey: code, process. */
  readonly more?: string
  /** What it is, at the right: 步骤, 命令 … */
  readonly kind: string
  readonly icon?: Icon | undefined
  readonly shortcut?: string
  readonly weight?: number
  run(): unknown
}

export function screenEntries(lang: Lang): Entry[] {
  const t = translator(lang)
  return screensInOrder.map((feature) => ({
    id: `screen ${feature.id}`,
    title: t(feature.label),
    kind: t('shell.palette.screens'),
    icon: feature.icon,
    weight: 40,
    run: () => goToScreen(feature.id),
  }))
}

export function actionEntries(lang: Lang): Entry[] {
  const t = translator(lang)
  return allActions()
    .filter((action) => action.palette !== false && isEnabled(action))
    .map((action) => ({
      id: `action ${action.id}`,
      title: actionLabel(action, t).replace(/…$/, ''),
      kind: t('shell.palette.actions'),
      icon: action.icon ?? CornerDownRight,
      weight: 20,
      ...(action.key ? { shortcut: keyText(action.key) } : {}),
      run: () => action.run(),
    }))
}

/** What else tells a row apart: its code, and the process or KPI it belongs to. */
function contextOf(entity: EntityName, row: AnyRow): string {
  const parts: unknown[] = [row.code]
  if (entity === 'step' || entity === 'lane' || entity === 'phase') {
    const version = rowOf('processVersion', String(row.processVersion))
    if (version) parts.push(rowOf('process', version.process)?.title, version.title)
  }
  if (entity === 'processVersion') parts.push(rowOf('process', String(row.process))?.title)
  return parts.filter(Boolean).join(' · ')
}

/** Every row of the plan that some screen shows. */
export function* rowEntries(lang: Lang): Generator<Entry> {
  const context = valueContext()
  const shown = features.flatMap((feature) => (feature.shows ?? []).map((entity) => [entity, feature] as const))
  for (const [entity, feature] of shown) {
    const kind = entityLabels(lang, entity).name
    const { title, fields } = entityOf(entity)
    // A row whose title is another row is named by its natural key.
    const isNamed = fields[title]?.kind !== 'ref'
    for (const row of rowsOf(entity) as unknown as readonly AnyRow[]) {
      const text = isNamed ? String(row[title] ?? '') : (context.titleOf(entity, row.id) ?? '')
      if (text === '') continue
      yield {
        id: `${entity} ${row.id}`,
        title: text,
        more: contextOf(entity, row),
        kind,
        icon: feature.icon,
        run: () => navigate(feature.id, paramsOf(feature, entity, row)),
      }
    }
  }
}
