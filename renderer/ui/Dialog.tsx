// A dialog: title, what it is about, buttons at the bottom right with the safe one last reached by Tab.
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'
import { useUi } from './UiProvider.tsx'

interface Props {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  width?: number
}

/** The focus begins where the dialog says (`data-autofocus`), else in its first field, else on its primary button; not on the cross. */
const markBeginning = (content: HTMLElement | null) => {
  if (!content || content.querySelector('[data-autofocus]')) return
  const button = [...content.querySelectorAll('footer button:enabled')].at(-1)
  const begin = content.querySelector('input:enabled, textarea:enabled, select:enabled') ?? button
  begin?.setAttribute('data-autofocus', '')
}

export function Dialog({ title, onClose, children, footer, width = 520 }: Props) {
  const { t } = useUi()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      lockScroll={false}
      classNames={{ title: styles.title, header: styles.header, body: styles.body, content: styles.content }}
      overlayProps={{ color: 'var(--scrim)', backgroundOpacity: 1, className: styles.overlay }}
      closeButtonProps={{ 'aria-label': t('ui.close'), size: 'sm' }}
      transitionProps={{ transition: 'fade', duration: 120 }}
    >
      <div ref={markBeginning}>
        <div className={styles.main}>{children}</div>
        {footer && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </Modal>
  )
}
