// What stands where there is nothing yet: what belongs here, a button for the first one, the sample plan.
import { Plus } from 'lucide-react'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/Screen.tsx'
import type { Icon } from '../icon.ts'
import { SeeSample } from './SeeSample.tsx'

interface Props {
  icon: Icon
  /** One sentence. */
  text: string
  addLabel: string
  onAdd: () => void
}

export function NothingYet({ icon, text, addLabel, onAdd }: Props) {
  return (
    <EmptyState icon={icon} text={text}>
      <Button look="primary" icon={Plus} onClick={onAdd}>
        {addLabel}
      </Button>
      <SeeSample />
    </EmptyState>
  )
}
