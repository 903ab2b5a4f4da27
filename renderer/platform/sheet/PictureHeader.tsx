// The head of an area's picture: its title with the tabs, the inspector shown or hidden, and the button that adds what it shows.
import { PanelRight, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '#ui/Button.tsx'
import { ScreenHeader } from '#ui/Screen.tsx'
import { useT } from '../text.ts'

interface Props {
  title: string
  inspector: boolean
  onInspector: (shown: boolean) => void
  addLabel: string
  onAdd: () => void
  /** The tabs of the area. */
  children: ReactNode
}

export function PictureHeader({ title, inspector, onInspector, addLabel, onAdd, children }: Props) {
  const t = useT()
  return (
    <ScreenHeader
      title={title}
      actions={
        <>
          <IconButton
            icon={PanelRight}
            label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
            on={inspector}
            onClick={() => onInspector(!inspector)}
          />
          <Button look="primary" icon={Plus} onClick={onAdd}>
            {addLabel}
          </Button>
        </>
      }
    >
      {children}
    </ScreenHeader>
  )
}
