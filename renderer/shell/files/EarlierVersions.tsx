// The earlier versions of a plan by time and size; the chosen one is opened as a new plan, and the plan itself stays as it is.
import { type FormEvent, useEffect, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { opening } from '#platform/connect.ts'
import { closeEarlierVersions } from '#platform/earlierVersions.ts'
import { told } from '#platform/exporting.ts'
import { flushPending } from '#platform/pending.ts'
import { sizeText } from '#platform/sheet/RowAttachments.tsx'
import { useLang, useT } from '#platform/text.ts'
import type { EarlierVersion, ResultOf } from '#shared/api.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './EarlierVersions.module.css'
import files from './Files.module.css'

const locale = { zh: 'zh-CN', en: 'en-GB' }
const pad = (number: number) => String(number).padStart(2, '0')
/** '2026-11-22 10:42', by the clock of this computer; with seconds where two of them would read the same. */
function timeText(iso: string, all: readonly EarlierVersion[]): string {
  const at = new Date(iso)
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-')
  const text = `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}`
  const same = all.filter((one) => one.at.slice(0, 16) === iso.slice(0, 16)).length > 1
  return same ? `${text}:${pad(at.getSeconds())}` : text
}

export function EarlierVersions({ recent }: { recent?: string }) {
  const t = useT()
  const lang = useLang()
  const [found, setFound] = useState<ResultOf<'shell.earlierVersions'> | null>(null)
  const [chosen, setChosen] = useState<EarlierVersion | null>(null)
  useEffect(() => {
    // What is typed right now belongs to the plan of now, not to what is opened beside it.
    void flushPending()
      .then(() => call('shell.earlierVersions', recent === undefined ? {} : { recent }))
      .then((answer) => {
        const versions = told(answer)
        if (!versions) return closeEarlierVersions()
        setFound(versions)
        setChosen(versions.versions[0] ?? null)
      })
  }, [recent])
  if (!found) return null
  const { title, versions } = found
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    const name = t('shell.versions.copyTitle', { title: title.slice(0, 200), time: timeText(chosen.at, versions) })
    const args = { id: chosen.id, title: name, ...(recent === undefined ? {} : { recent }) }
    if (told(await opening(call('shell.openEarlierVersion', args)))) closeEarlierVersions()
  }
  const weekday = (iso: string) => new Date(iso).toLocaleDateString(locale[lang], { weekday: 'short' })
  return (
    <Dialog
      title={t('shell.versions.title', { title })}
      width={520}
      onClose={closeEarlierVersions}
      footer={
        <>
          <Button onClick={closeEarlierVersions}>{t('shell.files.close')}</Button>
          {versions.length > 0 && (
            <Button look="primary" type="submit" form="earlier-versions" disabled={chosen === null}>
              {t('shell.versions.open')}
            </Button>
          )}
        </>
      }
    >
      <p className={files.hint}>{t(versions.length === 0 ? 'shell.versions.none' : 'shell.versions.hint')}</p>
      {versions.length > 0 && (
        <form id="earlier-versions" onSubmit={open}>
          <fieldset className={styles.list} aria-label={t('shell.versions.title', { title })}>
            {versions.map((version) => (
              <label key={version.id} data-chosen={version === chosen || undefined}>
                <input
                  type="radio"
                  name="version"
                  value={version.id}
                  checked={version === chosen}
                  onChange={() => setChosen(version)}
                  {...(version === versions[0] ? { 'data-autofocus': true } : {})}
                />
                <time dateTime={version.at}>{timeText(version.at, versions)}</time>
                <span>{weekday(version.at)}</span>
                <small>{sizeText(version.size)}</small>
              </label>
            ))}
          </fieldset>
        </form>
      )}
    </Dialog>
  )
}
