// Chooses what to export and in which language; the drawing of a process has a dialog of its own.
import { FileJson, FileSpreadsheet, FileType, Table2, Workflow } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { actionOf, isEnabled, runAction } from '#platform/actions.ts'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import type { LeadershipChoice } from '#shared/sheets/leadership.ts'
import { type PlanSection, planSectionNames } from '#shared/sheets/planWord.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { Icon } from '#ui/icon.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { type CollectChoice, CollectOptions, collectWish } from './CollectOptions.tsx'
import styles from './Files.module.css'
import { closeFileDialog, exportData, exportPlan } from './fileActions.ts'
import { LeadershipOptions } from './LeadershipOptions.tsx'
import { SectionOptions } from './SectionOptions.tsx'

type Choice = 'xlsx' | 'docx' | 'data' | 'drawing' | 'json'
const choices: readonly { format: Choice; icon: Icon; label: TextKey; more: TextKey }[] = [
  { format: 'xlsx', icon: FileSpreadsheet, label: 'shell.files.xlsx', more: 'shell.files.xlsxMore' },
  { format: 'docx', icon: FileType, label: 'shell.files.docx', more: 'shell.files.docxMore' },
  { format: 'data', icon: Table2, label: 'dataWorkbook.export', more: 'dataWorkbook.exportMore' },
  { format: 'drawing', icon: Workflow, label: 'shell.files.processDrawing', more: 'shell.files.processDrawingMore' },
  { format: 'json', icon: FileJson, label: 'shell.files.json', more: 'shell.files.jsonMore' },
]
/** An action of the screen that draws processes. */
const drawingAction = 'process.exportDrawing'

export function ExportDialog() {
  const t = useT()
  const [drawable] = useState(() => {
    const action = actionOf(drawingAction)
    return action !== undefined && isEnabled(action)
  })
  const [format, setFormat] = useState<Choice>('xlsx')
  const [lang, setLang] = useState(useWindow.getState().lang)
  const [leadership, setLeadership] = useState<LeadershipChoice>({})
  const [sections, setSections] = useState<readonly PlanSection[]>(planSectionNames)
  const author = useWindow((window) => window.author)
  const [content, setContent] = useState<'rows' | 'empty'>('rows')
  const [collect, setCollect] = useState<CollectChoice>({ target: null, process: null })
  const start = async () => {
    if (format === 'drawing') {
      closeFileDialog()
      runAction(drawingAction)
    } else if (format === 'data') {
      const empty = content === 'empty'
      if (await exportData({ lang, empty, ...(empty ? collectWish(collect) : {}) })) closeFileDialog()
    } else if (format === 'docx') {
      if (await exportPlan({ format, lang, sections: [...sections], author })) closeFileDialog()
    } else if (await exportPlan({ format, lang, ...(format === 'xlsx' ? { leadership } : {}) })) closeFileDialog()
  }
  const usable = choices.filter((choice) => drawable || choice.format !== 'drawing')
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
          <Button look="primary" disabled={format === 'docx' && sections.length === 0} onClick={start}>
            {t(format === 'drawing' ? 'shell.files.onward' : 'shell.files.start')}
          </Button>
        </>
      }
    >
      <div className={styles.formats} role="radiogroup" aria-label={t('shell.files.format')} onKeyDown={move}>
        {choices.map(({ format: value, icon: FormatIcon, label, more }) => (
          <label key={value} className={styles.format} data-chosen={value === format || undefined}>
            <input
              type="radio"
              name="format"
              value={value}
              checked={value === format}
              data-autofocus={value === format || undefined}
              disabled={value === 'drawing' && !drawable}
              onChange={() => setFormat(value)}
            />
            <FormatIcon size={20} strokeWidth={1.5} />
            <span className={styles.formatWords}>
              <strong>{t(label)}</strong>
              <span>{value === 'drawing' && !drawable ? t('shell.files.noProcess') : t(more)}</span>
            </span>
          </label>
        ))}
      </div>
      <div className={styles.options}>
        {(format === 'xlsx' || format === 'data' || format === 'docx') && (
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
        {format === 'xlsx' && (
          <LeadershipOptions choice={leadership} lang={lang} onChange={setLeadership} onLang={setLang} />
        )}
        {format === 'docx' && <SectionOptions chosen={sections} onChange={setSections} />}
        {format === 'data' && (
          <div className={styles.option}>
            <span>{t('dataWorkbook.rowsOrEmpty')}</span>
            <Segmented
              label={t('dataWorkbook.rowsOrEmpty')}
              value={content}
              options={[
                { value: 'rows', label: t('dataWorkbook.withRows') },
                { value: 'empty', label: t('dataWorkbook.collect') },
              ]}
              onChange={setContent}
            />
          </div>
        )}
        {format === 'data' && content === 'empty' && <CollectOptions choice={collect} onChange={setCollect} />}
      </div>
    </Dialog>
  )
}
