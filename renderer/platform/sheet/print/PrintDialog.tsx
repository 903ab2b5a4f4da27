// Asks on which paper a sheet is to come, and whether into a PDF or to the printer.
import type { ReactNode } from 'react'
import type { Printing } from '#platform/printing.ts'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { PrintPaper } from '#ui/PrintPages.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from '../SheetLook.module.css'

interface Props {
  name: string
  /** What will be printed, in a sentence. */
  children: ReactNode
  paper: PrintPaper
  onPaper(paper: PrintPaper): void
  printing: Printing
  onClose(): void
}

const papers = [
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
] as const

export function PrintDialog({ name, children, paper, onPaper, printing, onClose }: Props) {
  const t = useT()
  const start = (how: () => Promise<void>) => () => {
    onClose()
    void how()
  }
  return (
    <Dialog
      title={t('sheetView.printTitle', { name })}
      width={420}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button onClick={start(printing.print)}>{t('sheetView.printNow')}</Button>
          <Button look="primary" data-autofocus onClick={start(printing.savePdf)}>
            {t('sheetView.pdf')}
          </Button>
        </>
      }
    >
      <p className={styles.hint}>{children}</p>
      <div className={styles.field}>
        {t('sheetView.paper')}
        <Segmented label={t('sheetView.paper')} value={paper} options={papers} onChange={onPaper} />
      </div>
    </Dialog>
  )
}
