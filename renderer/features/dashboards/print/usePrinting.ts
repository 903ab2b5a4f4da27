// The dashboard's own actions around printing: as a PDF, or to the printer.
import { useActions } from '#platform/actions.ts'
import { type Printing, usePrinting as usePages } from '#platform/printing.ts'

/** @param title of the file; `enabled`: there is something to print. */
export function usePrinting(title: string, enabled: boolean): Printing {
  const printing = usePages(title, true)
  const idle = () => enabled && printing.onReady === null
  useActions([
    { id: 'dashboards.pdf', label: 'dashboard.pdf', menu: 'file', order: 320, enabled: idle, run: printing.savePdf },
    {
      id: 'dashboards.print',
      label: 'dashboard.print',
      menu: 'file',
      order: 321,
      key: 'Mod+P',
      enabled: idle,
      run: printing.print,
    },
  ])
  return printing
}
