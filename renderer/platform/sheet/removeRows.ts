// Removes rows at once and says in a notice what else went with them, with an undo in it.

import { call } from '#platform/bridge.ts'
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { entityLabels, type Lang } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'

/** Bookkeeping that goes with its row without a word. */
const silent = new Set<EntityName>(['comment', 'attachment'])

export async function removeRows(entity: EntityName, ids: readonly string[], lang: Lang): Promise<void> {
  if (ids.length === 0) return
  const t = currentT()
  const name = entityLabels(lang, entity).name
  const first = rowOf(entity, ids[0] as string) as AnyRow | undefined
  const title = String(first?.[entityOf(entity).title] ?? '')
  const args = { entity, ids: [...ids] }
  const preview = await call('plan.dryRun', { command: 'rows.remove', args })
  if (!(await execute('rows.remove', args))) return
  const changes = preview.ok ? preview.value.changes : []
  const gone = new Map<EntityName, number>()
  let unlinked = 0
  const own = new Set(ids)
  for (const { entity: of, id, after } of changes) {
    if (silent.has(of) || (of === entity && own.has(id))) continue
    if (after === null) gone.set(of, (gone.get(of) ?? 0) + 1)
    else unlinked++
  }
  const list = [...gone].map(([of, count]) => t('sheet.removedPart', { name: entityLabels(lang, of).name, count }))
  const parts = [
    ids.length === 1 ? t('sheet.removedOne', { name, title }) : t('sheet.removedMany', { name, count: ids.length }),
    ...(list.length > 0 ? [t('sheet.removedWith', { list: list.join(lang === 'zh' ? '、' : ', ') })] : []),
    ...(unlinked > 0 ? [t('sheet.unlinked', { count: unlinked })] : []),
  ]
  notify({ text: parts.join(lang === 'zh' ? '，' : ', '), undo: true })
}
