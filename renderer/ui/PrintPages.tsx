// Pages for the printer or a PDF: shown on paper only, always light, each with its line of title and number at the top.
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './PrintPages.module.css'

export type PrintPaper = 'a4' | 'a3'

/** What a page across leaves for its content, in CSS pixels: paper less margins and head. */
export const pageRoom: Readonly<Record<PrintPaper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 1046, height: 683 },
  a3: { width: 1511, height: 1012 },
}

interface Props {
  paper: PrintPaper
  /** The plan's name, and what of it is printed. */
  title: string
  name: string
  /** At the right of the head, before the number of the page. */
  note?: string
  numberOf(page: number, pages: number): string
  pages: readonly ReactNode[]
  /** Called once the pages are in the document and drawn. */
  onReady(): void
}

export function PrintPages({ paper, title, name, note, numberOf, pages, onReady }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the pages are there
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onReady))
    return () => cancelAnimationFrame(frame)
  }, [])
  return createPortal(
    <div className={styles.paper} data-paper data-print-pages={pages.length}>
      {pages.map((page, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <div key={i} className={`${styles.page} ${styles[paper]}`}>
          <header className={styles.head}>
            <h1>{title}</h1>
            <span>{name}</span>
            <span className={styles.right}>{note}</span>
            <span>{numberOf(i + 1, pages.length)}</span>
          </header>
          {page}
        </div>
      ))}
    </div>,
    document.body,
  )
}
