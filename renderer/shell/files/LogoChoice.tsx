// The logo on the cover of the leadership workbook: chosen from a picture file, seen small, left out of this workbook or taken away.
import { ImagePlus, Trash2 } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { notifyProblems } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { type LeadershipChoice, logoMostMb } from '#shared/sheets/leadership.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import styles from './LogoChoice.module.css'

interface Props {
  readonly choice: LeadershipChoice
  onChange(choice: LeadershipChoice): void
}

/** Whether the window can draw the picture: a file may only begin like one. */
const isDrawable = (file: File): Promise<boolean> =>
  createImageBitmap(file).then(
    (bitmap) => {
      bitmap.close()
      return true
    },
    () => false,
  )

async function setLogo(file: File | null): Promise<boolean> {
  const refused = [{ code: 'notALogo' as const, params: { name: file?.name ?? '', max: logoMostMb } }]
  if (file && (file.size > logoMostMb * 1024 ** 2 || !(await isDrawable(file)))) {
    notifyProblems(refused)
    return false
  }
  const answer = await call('logo.set', {
    file: file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
  })
  if (!answer.ok) notifyProblems(answer.problems)
  return answer.ok
}

/** The bytes of an attachment as the address of a picture. */
function useAttached(id: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | undefined
    let gone = false
    setUrl(null)
    if (id)
      void call('attachment.read', { id }).then((answer) => {
        if (gone || !answer.ok) return
        made = URL.createObjectURL(new Blob([new Uint8Array(answer.value.bytes)], { type: answer.value.mime }))
        setUrl(made)
      })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [id])
  return url
}

export function LogoChoice({ choice, onChange }: Props) {
  const t = useT()
  const plan = usePlan()
  const file = useRows('attachment').find(({ id }) => id === plan?.logo)
  const url = useAttached(file?.id ?? null)
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { logo: _left, ...shown } = choice
  const take = async (chosen: File | undefined) => {
    if (chosen && (await setLogo(chosen))) onChange(shown)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const choose = () => chooser.current?.click()
  return (
    <div className={styles.option}>
      <span>{t('shell.leadership.logo')}</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file is dropped here; the button does the same */}
      <div
        className={styles.logo}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          event.stopPropagation()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {file && (
          <button type="button" className={styles.picture} title={t('shell.leadership.otherLogo')} onClick={choose}>
            {url && <img src={url} alt={file.name} />}
          </button>
        )}
        {file ? (
          <label className={styles.onCover}>
            <input
              type="checkbox"
              checked={choice.logo !== false}
              onChange={(event) => onChange(event.target.checked ? shown : { ...shown, logo: false })}
            />
            {t('shell.leadership.onCover')}
          </label>
        ) : (
          <>
            <Button icon={ImagePlus} onClick={choose}>
              {t('shell.leadership.chooseLogo')}
            </Button>
            <span className={styles.hint}>{t('shell.leadership.logoHint', { max: logoMostMb })}</span>
          </>
        )}
        {file && <IconButton icon={ImagePlus} label={t('shell.leadership.otherLogo')} onClick={choose} />}
        {file && (
          <IconButton icon={Trash2} label={t('shell.leadership.removeLogo')} onClick={() => void setLogo(null)} />
        )}
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/jpeg"
          aria-label={t('shell.leadership.chooseLogo')}
          hidden
          onChange={(event) => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
    </div>
  )
}
