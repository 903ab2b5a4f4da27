// Asks how a view is to be called, and whether the sheet opens with it.
import { useId, useState } from 'react'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './SheetLook.module.css'

interface Props {
  /** The view that gets another name; null: a new one. */
  rename: { readonly title: string } | null
  isTaken(title: string): boolean
  onName(title: string, isDefault: boolean): void
  onClose(): void
}

export function ViewNameDialog({ rename, isTaken, onName, onClose }: Props) {
  const t = useT()
  const id = useId()
  const [title, setTitle] = useState(rename?.title ?? '')
  const [isDefault, setDefault] = useState(false)
  const taken = title.trim() !== '' && isTaken(title)
  const ready = title.trim() !== '' && !taken
  const done = () => ready && onName(title.trim(), isDefault)
  return (
    <Dialog
      title={t(rename ? 'sheetView.viewRenameTitle' : 'sheetView.viewSaveTitle')}
      width={420}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" disabled={!ready} onClick={done}>
            {t('sheetView.save')}
          </Button>
        </>
      }
    >
      <div className={styles.field}>
        <label htmlFor={id}>{t('sheetView.viewName')}</label>
        <input
          id={id}
          className={styles.input}
          value={title}
          maxLength={200}
          data-autofocus
          aria-invalid={taken}
          onChange={(e) => setTitle(e.currentTarget.value)}
          onKeyDown={(e) => e.key === 'Enter' && !e.nativeEvent.isComposing && done()}
        />
        {taken && (
          <span className={styles.wrong} role="alert">
            {t('sheetView.viewTaken')}
          </span>
        )}
      </div>
      {!rename && (
        <>
          <label className={styles.tick}>
            <input type="checkbox" checked={isDefault} onChange={(e) => setDefault(e.currentTarget.checked)} />
            {t('sheetView.viewDefault')}
          </label>
          <p className={styles.hint} style={{ marginTop: 'var(--sp-3)' }}>
            {t('sheetView.viewHint')}
          </p>
        </>
      )}
    </Dialog>
  )
}
