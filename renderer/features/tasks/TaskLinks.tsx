// What a task waits for and what waits for it, in the panel beside the tasks; each can be gone to or removed.
import { Trash2 } from 'lucide-react'
import { execute } from '#platform/execute.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { dependencyText } from '#shared/analysis/schedule/dependencyText.ts'
import { IconButton } from '#ui/Button.tsx'
import styles from './Tasks.module.css'
import type { TaskModel } from './useTaskModel.ts'

export function TaskLinks({ task, model }: { task: string; model: Pick<TaskModel, 'links' | 'wbsOf'> }) {
  const t = useT()
  const context = useValueContext()
  const found = model.links.filter(({ from, to }) => from === task || to === task)
  if (found.length === 0) return null
  return (
    <section className={styles.links} aria-label={t('tasks.linked')}>
      {found.map((link) => {
        const waits = link.to === task
        const other = waits ? link.from : link.to
        const said = dependencyText([{ ...link, from: other }], (id) => model.wbsOf.get(id), context)
        return (
          <div key={link.id}>
            <span>
              {t(waits ? 'tasks.waitsFor' : 'tasks.allowsNext')} {said} {context.titleOf('task', other)}
            </span>
            <IconButton
              icon={Trash2}
              size={14}
              label={t('tasks.linkRemove')}
              onClick={() => void execute('rows.remove', { entity: 'taskDependency', ids: [link.id] })}
            />
          </div>
        )
      })}
    </section>
  )
}
