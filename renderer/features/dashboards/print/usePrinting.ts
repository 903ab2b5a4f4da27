// Saves the dashboard as a PDF or prints it: asks where, shows the pages to the printer, and tells the way to the file.
import { useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { call } from '#platform/bridge.ts'
import { fileNameOf, told } from '#platform/exporting.ts'
import { notify } from '#platform/notices.ts'
import { flushPending } from '#platform/pending.ts'
import { currentT } from '#platform/text.ts'

const sheet = { paper: 'a4', landscape: true } as const
/** Where the PDF goes; null: to the printer. */
type Target = { readonly handle: string; readonly name: string } | null

export interface Printing {
  savePdf(): Promise<void>
  print(): Promise<void>
  /** Set while the pages must be in the document; called when they are. */
  readonly onReady: (() => void) | null
}

async function put(target: Target): Promise<void> {
  if (target === null) {
    told(await call('shell.print', sheet))
    return
  }
  const { handle, name } = target
  if (told(await call('shell.savePdf', { handle, ...sheet })) === undefined) return
  const reveal = () => call('shell.reveal', { handle })
  const text = currentT()('shell.files.exported', { name })
  notify({ text, actions: [{ label: 'shell.files.reveal', run: reveal }] })
}

/** @param title of the file; `enabled`: there is something to print. */
export function usePrinting(title: string, enabled: boolean): Printing {
  const [target, setTarget] = useState<Target | undefined>(undefined)
  const savePdf = async () => {
    await flushPending()
    const suggestedName = fileNameOf(title)
    const chosen = told(await call('shell.chooseExport', { format: 'pdf', suggestedName }))
    if (chosen) setTarget(chosen)
  }
  const print = async () => {
    await flushPending()
    setTarget(null)
  }
  const idle = () => enabled && target === undefined
  useActions([
    { id: 'dashboards.pdf', label: 'dashboard.pdf', menu: 'file', order: 320, enabled: idle, run: savePdf },
    {
      id: 'dashboards.print',
      label: 'dashboard.print',
      menu: 'file',
      order: 321,
      key: 'Mod+P',
      enabled: idle,
      run: print,
    },
  ])
  const onReady = target === undefined ? null : () => void put(target).finally(() => setTarget(undefined))
  return { savePdf, print, onReady }
}
