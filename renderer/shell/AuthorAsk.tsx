// Asks once, after the first save, for the name that signs comments; a line that can be ignored.
import { User, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { useT } from '#platform/text.ts'
import { usePlanState } from '#platform/useRows.ts'
import { setAuthor, useWindow } from '#platform/windowState.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Notices.module.css'

const asked = 'window/authorAsked'

export function AuthorAsk() {
  const t = useT()
  const state = usePlanState()
  const known = useWindow((window) => window.author !== '' || window.panels[asked] === true)
  const [name, setName] = useState('')
  // Someone who has worked on a plan and seen it saved, not someone who only looks at one.
  const worked = state?.save.state === 'saved' && state.history.undo !== null
  if (known || !worked) return null
  const end = (author: string) => {
    useWindow.setState(({ panels }) => ({ panels: { ...panels, [asked]: true } }))
    void call('shell.setSettings', { panels: { [asked]: true } })
    if (author) setAuthor(author)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end(name.trim())
  }
  return (
    <form className={styles.notice} onSubmit={submit}>
      <User size={16} />
      <label className={styles.words}>
        {t('shell.author.ask')}
        <input
          value={name}
          maxLength={100}
          placeholder={t('shell.author.placeholder')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Button look="quiet" type="submit" disabled={!name.trim()}>
        {t('shell.author.keep')}
      </Button>
      <button type="button" className={styles.close} aria-label={t('shell.author.skip')} onClick={() => end('')}>
        <X size={14} />
      </button>
    </form>
  )
}
