// Removes rows at once and says in a notice what went with them and what lost a link, with an undo in it.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT, valueContext } from '#platform/text.ts'
import { entityLabels, inSentence, type Lang } from '#shared/i18n/index.ts'
import type { EntityName } from '#shared/model/plan.ts'

/** Bookkeeping that goes with its row without a word. */
const silent = new Set<EntityName>(['comment', 'attachment'])

export async function removeRows(entity: EntityName, ids: readonly string[], lang: Lang): Promise<void> {
  if (ids.length === 0) return
  const t = currentT()
  const name = inSentence(lang, entityLabels(lang, entity).name)
  const title = valueContext().titleOf(entity, ids[0] as string) ?? ''
  const args = { entity, ids: [...ids] }
  const removal = await execute('rows.remove', args)
  if (!removal) return
  const partsOf = (counts: Readonly<Partial<Record<EntityName, number>>>) =>
    (Object.entries(counts) as [EntityName, number][])
      .filter(([of]) => !silent.has(of))
      .map(([of, count]) => t('sheet.removedPart', { name: entityLabels(lang, of).name, count }))
      .join(lang === 'zh' ? '、' : ', ')
  const [list, unlinked] = [partsOf(removal.removed), partsOf(removal.unlinked)]
  const parts = [
    ids.length === 1 ? t('sheet.removedOne', { name, title }) : t('sheet.removedMany', { name, count: ids.length }),
    ...(list ? [t('sheet.removedWith', { list })] : []),
    ...(unlinked ? [t('sheet.unlinked', { list: unlinked })] : []),
  ]
  notify({ text: parts.join(lang === 'zh' ? '，' : ', '), undo: true })
}
