// Printing of a sheet: the dialog, and the pages while they are made.
import { type ReactNode, type RefObject, useMemo, useState } from 'react'
import { usePrinting } from '#platform/printing.ts'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import { PrintDialog } from './PrintDialog.tsx'
import { PrintSheet } from './PrintSheet.tsx'

/** @param name what the sheet is of, e.g. risks. */
export function useSheetPrint(name: string, grid: RefObject<SheetGridHandle | null>) {
  const t = useT()
  const plan = usePlan()
  const [kept, setPaper] = usePanel<string>('sheet/paper', 'a4')
  const paper = kept === 'a3' ? 'a3' : 'a4'
  const [asking, setAsking] = useState(false)
  const printing = usePrinting(`${plan?.title ?? ''} ${name}`, true, paper)
  const { onReady } = printing
  const isOn = asking || onReady !== null
  // As it is when printing begins, whatever happens to the grid meanwhile.
  const shown = useMemo(() => (isOn ? (grid.current?.shown() ?? null) : null), [isOn, grid])
  const dialog: ReactNode = asking && shown && (
    <PrintDialog
      name={name}
      paper={paper}
      onPaper={setPaper}
      printing={printing}
      onClose={() => {
        setAsking(false)
        grid.current?.focus()
      }}
    >
      {t('sheetView.printNote', {
        columns: shown.columns.length,
        count: shown.view.filter(({ row }) => !groupOf(row)).length,
      })}
    </PrintDialog>
  )
  const pages: ReactNode = onReady && shown && <PrintSheet shown={shown} paper={paper} name={name} onReady={onReady} />
  return {
    ask: () => setAsking(true),
    elements: (
      <>
        {dialog}
        {pages}
      </>
    ),
  }
}
