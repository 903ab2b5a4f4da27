// What every view of the tasks says while there are none: what belongs here, a first task, the sample.
import { ListChecks, Plus } from 'lucide-react'
import { runAction } from '#platform/actions.ts'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/Screen.tsx'

export function NoTasks({ onAdd }: { onAdd(): void }) {
  const t = useT()
  return (
    <EmptyState icon={ListChecks} text={t('tasks.empty')}>
      <Button look="primary" icon={Plus} onClick={onAdd}>
        {t('tasks.newTask')}
      </Button>
      <Button onClick={() => runAction('file.sample')}>{t('sheet.seeSample')}</Button>
    </EmptyState>
  )
}
