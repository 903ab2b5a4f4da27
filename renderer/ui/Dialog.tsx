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
      <div className={styles.main}>{children}</div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </Modal>
  )
}
