// Waits for a table from the clipboard and hands it to the import of sheets.
import { ClipboardPaste } from 'lucide-react'
import { type ClipboardEvent, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { parseTsv } from '#ui/SheetGrid/tsv.ts'
import { closeFileDialog, pasteTable } from '../fileActions.ts'
import styles from './Wizard.module.css'

/** What a sheet may have; the host refuses more. */
const most = { rows: 50_000, columns: 256, text: 32_767 }

export function PasteDialog() {
  const t = useT()
  const lang = useLang()
  const [told, setTold] = useState('')
  const paste = async (event: ClipboardEvent) => {
    event.preventDefault()
    const rows = parseTsv(event.clipboardData.getData('text/plain'))
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return setTold(t('importSheets.pasteNothing'))
    if (
      rows.length > most.rows ||
      rows.some((row) => row.length > most.columns || row.some((cell) => cell.length > most.text))
    )
      return setTold(t('importSheets.pasteTooLarge'))
    const problems = await pasteTable(rows, t('importSheets.pasteName'))
    setTold(problems.map((problem) => problemText(lang, problem)).join(' '))
  }
  return (
    <Dialog
      title={t('importSheets.pasteTitle')}
      width={520}
      onClose={closeFileDialog}
      footer={<Button onClick={closeFileDialog}>{t('shell.files.cancel')}</Button>}
    >
      <textarea
        className={styles.paste}
        data-autofocus
        aria-label={t('importSheets.pasteTitle')}
        value=""
        readOnly={false}
        onChange={() => {}}
        onPaste={paste}
      />
      <p className={styles.pasteHint}>
        <ClipboardPaste size={20} strokeWidth={1.5} aria-hidden />
        <span>{t('importSheets.pasteHint')}</span>
      </p>
      {told !== '' && (
        <p className={styles.told} role="alert">
          {told}
        </p>
      )}
    </Dialog>
  )
}
