// Prints what a page shows for printing: through the system's own dialog, or into a PDF.

import type { WebContents } from 'electron'
import { writeWhole } from '#host/exportFile.ts'
import type { Paper } from '#shared/diagram/print/pageSetup.ts'
import { refuse } from '#shared/model/problem.ts'

const names = {
  a4: 'A4',
  a3: 'A3',
  a2: 'A2',
  a1: 'A1',
  letter: 'Letter',
  tabloid: 'Tabloid',
} as const satisfies Record<Paper, string>

/** Resolves with false when the user cancelled. Throws PlanError 'printFailed'. */
export async function printPage(contents: WebContents, paper: Paper, landscape: boolean): Promise<boolean> {
  // Margins, title block and cut marks are part of the pages.
  const options = {
    pageSize: names[paper],
    landscape,
    printBackground: true,
    margins: { marginType: 'none' as const },
  }
  const [printed, reason] = await new Promise<[boolean, string]>((resolve) =>
    contents.print(options, (success, why) => resolve([success, why])),
  )
  if (!printed && !/cancel/i.test(reason)) refuse('printFailed')
  return printed
}

/** Writes the pages as a PDF with real text. Throws PlanError 'printFailed', or what writing the file throws; an older file then stays. */
export async function savePdf(contents: WebContents, path: string, paper: Paper, landscape: boolean): Promise<void> {
  const pdf = await contents
    .printToPDF({
      pageSize: names[paper],
      landscape,
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    })
    .catch(() => refuse('printFailed'))
  await writeWhole(path, pdf)
}
