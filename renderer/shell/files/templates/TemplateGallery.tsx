// The built-in templates to choose from: a list, a preview of the chosen one, and the name of the plan to be made.
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { closeFileDialog, newFromTemplate } from '../fileActions.ts'
import { readTemplates, type Template } from './readTemplates.ts'
import { TemplatePreview } from './TemplatePreview.tsx'
import styles from './Templates.module.css'

export function TemplateGallery() {
  const t = useT()
  const lang = useLang()
  const [templates, setTemplates] = useState<readonly Template[]>([])
  const [chosen, setChosen] = useState(0)
  /** null: that of the template. */
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const busy = useRef(false)
  useEffect(() => {
    let here = true
    void readTemplates(lang).then((read) => here && read && setTemplates(read))
    return () => {
      here = false
    }
  }, [lang])
  const template = templates[chosen]
  const title = ownTitle ?? template?.planTitle ?? ''
  const create = async (event?: FormEvent) => {
    event?.preventDefault()
    if (!template || !title.trim() || busy.current) return
    busy.current = true
    const made = await newFromTemplate(template.name, title.trim())
    busy.current = false
    if (made) closeFileDialog()
  }
  return (
    <Dialog
      title={t('templates.title')}
      width={1080}
      onClose={closeFileDialog}
      footer={
        <form className={styles.footer} onSubmit={create}>
          <label>
            <span>{t('templates.name')}</span>
            <input value={title} maxLength={200} onChange={(event) => setOwnTitle(event.currentTarget.value)} />
          </label>
          <Button onClick={closeFileDialog}>{t('shell.files.cancel')}</Button>
          <Button look="primary" type="submit" disabled={!template || !title.trim()}>
            {t('templates.create')}
          </Button>
        </form>
      }
    >
      <div className={styles.gallery}>
        <TemplateList templates={templates} chosen={chosen} onChoose={setChosen} onCreate={() => void create()} />
        {template ? (
          <TemplatePreview template={template} />
        ) : (
          <p className={styles.reading}>{t('templates.reading')}</p>
        )}
      </div>
    </Dialog>
  )
}

interface ListProps {
  templates: readonly Template[]
  chosen: number
  onChoose(index: number): void
  onCreate(): void
}

function TemplateList({ templates, chosen, onChoose, onCreate }: ListProps) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onCreate()
    const last = templates.length - 1
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, to))
    onChoose(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={t('templates.list')}
      aria-activedescendant={templates[chosen] ? `template-${templates[chosen].name}` : undefined}
      tabIndex={0}
      data-autofocus
      onKeyDown={onKey}
    >
      {templates.map(({ name, title, summary }, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
        <div
          key={name}
          id={`template-${name}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          onClick={() => onChoose(i)}
          onDoubleClick={onCreate}
        >
          <strong>{title}</strong>
          <span>{summary}</span>
        </div>
      ))}
    </div>
  )
}
