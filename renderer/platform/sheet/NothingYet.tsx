// What stands where there is nothing yet: what belongs here, a button for the first one, the sample plan.
import { Plus } from 'lucide-react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/Screen.tsx'
import { runAction } from '../actions.ts'
import type { Icon } from '../icon.ts'
import { useT } from '../text.ts'

interface Props {
  icon: Icon
  /** One sentence. */
  text: string
  addLabel: string
  onAdd: () => void
}

export function NothingYet({ icon, text, addLabel, onAdd }: Props) {
  const t = useT()
  return (
    <EmptyState icon={icon} text={text}>
      <Button look="primary" icon={Plus} onClick={onAdd}>
        {addLabel}
      </Button>
      <Button onClick={() => runAction('file.sample')}>{t('sheet.seeSample')}</Button>
    </EmptyState>
  )
}
