// Chooses what to export, in which language and, for pictures, which process.
import { Select } from '@mantine/core'
import { FileJson, FileSpreadsheet, Image, Spline } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { Icon } from '#ui/icon.ts'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Files.module.css'
import { closeFileDialog, type ExportFormat, exportPlan, versionChoices } from './fileActions.ts'

const formats: readonly { format: ExportFormat; icon: Icon; label: TextKey; more: TextKey }[] = [
  { format: 'xlsx', icon: FileSpreadsheet, label: 'shell.files.xlsx', more: 'shell.files.xlsxMore' },
  { format: 'svg', icon: Spline, label: 'shell.files.svg', more: 'shell.files.svgMore' },
  { format: 'png', icon: Image, label: 'shell.files.png', more: 'shell.files.pngMore' },
  { format: 'json', icon: FileJson, label: 'shell.files.json', more: 'shell.files.jsonMore' },
]
const isPicture = (format: ExportFormat) => format === 'svg' || format === 'png'

export function ExportDialog() {
  const t = useT()
  const [versions] = useState(versionChoices)
  const shown = useWindow((window) => window.params.processVersion)
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [lang, setLang] = useState(useWindow.getState().lang)
  const [version, setVersion] = useState(versions.find(({ id }) => id === shown)?.id ?? versions[0]?.id ?? '')
  const start = async () => {
    const picture = isPicture(format) ? { processVersion: version } : {}
    if (await exportPlan({ format, lang, ...picture })) closeFileDialog()
  }
  const usable = formats.filter((f) => versions.length > 0 || !isPicture(f.format))
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const at = usable.findIndex((f) => f.format === format)
    setFormat(usable[(at + by + usable.length) % usable.length]!.format)
  }
  return (
    <Dialog
      title={t('shell.files.exportTitle')}
      width={520}
      onClose={closeFileDialog}
      footer={
        <>
          <Button onClick={closeFileDialog}>{t('shell.files.cancel')}</Button>
          <Button look="primary" onClick={start}>
            {t('shell.files.start')}
          </Button>
        </>
      }
    >
      <div className={styles.formats} role="radiogroup" aria-label={t('shell.files.format')} onKeyDown={move}>
        {formats.map(({ format: value, icon: FormatIcon, label, more }) => (
          <label key={value} className={styles.format} data-chosen={value === format || undefined}>
            <input
              type="radio"
              name="format"
              value={value}
              checked={value === format}
              data-autofocus={value === format || undefined}
              disabled={isPicture(value) && versions.length === 0}
              onChange={() => setFormat(value)}
            />
            <FormatIcon size={20} strokeWidth={1.5} />
            <span className={styles.formatWords}>
              <strong>{t(label)}</strong>
              <span>{isPicture(value) && versions.length === 0 ? t('shell.files.noProcess') : t(more)}</span>
            </span>
          </label>
        ))}
      </div>
      <div className={styles.options}>
        {format !== 'json' && (
          <div className={styles.option}>
            <span>{t('shell.files.language')}</span>
            <Segmented
              label={t('shell.files.language')}
              value={lang}
              options={[
                { value: 'zh', label: t('shell.files.zh') },
                { value: 'en', label: t('shell.files.en') },
              ]}
              onChange={setLang}
            />
          </div>
        )}
        {isPicture(format) && (
          <div className={styles.option}>
            <span>{t('shell.files.process')}</span>
            <Select
              size="xs"
              w="100%"
              aria-label={t('shell.files.process')}
              value={version}
              data={versions.map(({ id, label }) => ({ value: id, label }))}
              allowDeselect={false}
              onChange={(id) => setVersion(id ?? version)}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}
