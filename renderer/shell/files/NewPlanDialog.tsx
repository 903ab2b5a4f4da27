// Asks for the name of a new plan.
import { type FormEvent, useState } from 'react'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './Files.module.css'
import { closeFileDialog, newPlan } from './fileActions.ts'

export function NewPlanDialog() {
  const t = useT()
  const [title, setTitle] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() && (await newPlan(title.trim()))) closeFileDialog()
  }
  return (
    <Dialog
      title={t('shell.files.newTitle')}
      width={440}
      onClose={closeFileDialog}
      footer={
        <>
          <Button onClick={closeFileDialog}>{t('shell.files.cancel')}</Button>
          <Button look="primary" type="submit" form="new-plan" disabled={!title.trim()}>
            {t('shell.files.create')}
          </Button>
        </>
      }
    >
      <form id="new-plan" className={styles.form} onSubmit={submit}>
        <label className={styles.field}>
          <span>{t('shell.files.newLabel')}</span>
          <input
            data-autofocus
            value={title}
            maxLength={200}
            placeholder={t('shell.files.newPlaceholder')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <p className={styles.hint}>{t('shell.files.newHint')}</p>
      </form>
    </Dialog>
  )
}
