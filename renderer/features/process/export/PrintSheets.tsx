// The pages as the printer gets them: nothing else of the window is printed while they are there.
import type { CSSProperties } from 'react'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Page } from '#shared/diagram/print/pages.ts'
import styles from './ExportDrawing.module.css'
import { PageSheet } from './PageSheet.tsx'

/** `onReady` is called once they are in the document. */
export function PrintSheets({ pages, onReady }: { pages: readonly Page[]; onReady: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the pages are there
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onReady))
    return () => cancelAnimationFrame(frame)
  }, [])
  return createPortal(
    <div className={styles.printed} data-print-sheets={pages.length}>
      {pages.map((page, i) => {
        const size = { '--page-width': `${page.width}pt`, '--page-height': `${page.height}pt` } as CSSProperties
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <div key={i} className={styles.printedPage} style={size}>
            <PageSheet page={page} />
          </div>
        )
      })}
    </div>,
    document.body,
  )
}
