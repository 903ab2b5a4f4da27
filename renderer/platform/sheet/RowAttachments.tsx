// The files attached to a row: added by dropping or choosing, looked at in the window.
import { Download, FileText, Image, Paperclip, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { execute } from '#platform/execute.ts'
import { notify, notifyProblems } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import type { EntityName, RowOf } from '#shared/model/plan.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './RowExtras.module.css'

const mostMb = 20

/** Bytes as people read them: 1.4 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}

export function RowAttachments({ entity, row }: { entity: EntityName; row: string }) {
  const t = useT()
  const files = useRows('attachment', { onEntity: entity, onRow: row })
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [shown, setShown] = useState<RowOf<'attachment'> | null>(null)

  const add = async (list: Iterable<File>) => {
    for (const file of list) {
      if (file.size > mostMb * 1024 ** 2) {
        notify({ tone: 'warning', text: t('sheet.attachmentTooLarge', { name: file.name, max: mostMb }) })
        continue
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      const mime = file.type || 'application/octet-stream'
      const answer = await call('attachment.add', { onEntity: entity, onRow: row, name: file.name, mime, bytes })
      if (!answer.ok) notifyProblems(answer.problems)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here; the button below does the same
    <div
      className={styles.files}
      data-over={over}
      onDragOver={(e) => {
        e.preventDefault()
        e.stopPropagation()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        e.stopPropagation()
        setOver(false)
        void add(e.dataTransfer.files)
      }}
    >
      {files.map((file) => {
        const Icon = file.mime.startsWith('image/') ? Image : FileText
        return (
          <div key={file.id} className={styles.file}>
            <Icon size={15} aria-hidden />
            <button type="button" className={styles.fileName} onClick={() => setShown(file)}>
              {file.name}
            </button>
            <span className={styles.size}>{sizeText(file.size)}</span>
            <IconButton
              icon={Download}
              size={13}
              label={t('sheet.attachmentSave')}
              onClick={() => void saveFile(file)}
            />
            <IconButton
              icon={Trash2}
              size={13}
              label={t('sheet.attachmentRemove')}
              onClick={() => execute('rows.remove', { entity: 'attachment', ids: [file.id] })}
            />
          </div>
        )
      })}
      {files.length === 0 && <p className={styles.none}>{t('sheet.attachmentNone')}</p>}
      <div>
        <Button look="quiet" icon={Paperclip} onClick={() => chooser.current?.click()}>
          {t('sheet.attachmentAdd')}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={(e) => {
            void add([...(e.currentTarget.files ?? [])])
            e.currentTarget.value = ''
          }}
        />
      </div>
      {shown && <FileDialog file={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

/** Keeps a copy of an attachment where the user says. */
async function saveFile({ id, name }: RowOf<'attachment'>): Promise<void> {
  const chosen = await call('shell.chooseAttachmentTarget', { name })
  if (!chosen.ok) notifyProblems(chosen.problems)
  if (!chosen.ok || !chosen.value) return
  const answer = await call('attachment.save', { id, handle: chosen.value.handle })
  if (!answer.ok) notifyProblems(answer.problems)
}

const asText = /^(text\/|application\/(json|xml))/

/** Shows a picture or a text; of other files what is known of them. */
function FileDialog({ file, onClose }: { file: RowOf<'attachment'>; onClose: () => void }) {
  const t = useT()
  const [content, setContent] = useState<{ url: string } | { text: string } | null>(null)
  useEffect(() => {
    let url: string | undefined
    let gone = false
    void call('attachment.read', { id: file.id }).then((answer) => {
      if (gone) return
      if (!answer.ok) return notifyProblems(answer.problems)
      const bytes = new Uint8Array(answer.value.bytes)
      if (file.mime.startsWith('image/')) {
        url = URL.createObjectURL(new Blob([bytes], { type: file.mime }))
        setContent({ url })
      } else if (asText.test(file.mime)) setContent({ text: new TextDecoder().decode(bytes.slice(0, 200_000)) })
    })
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [file])
  return (
    <Dialog
      title={file.name}
      width={720}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" icon={Download} onClick={() => void saveFile(file)}>
            {t('sheet.attachmentSave')}
          </Button>
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </>
      }
    >
      {content && 'url' in content && <img className={styles.picture} src={content.url} alt={file.name} />}
      {content && 'text' in content && <pre className={`${styles.text} selectable`}>{content.text}</pre>}
      <p className={styles.none}>
        {file.mime} · {sizeText(file.size)}
      </p>
    </Dialog>
  )
}
