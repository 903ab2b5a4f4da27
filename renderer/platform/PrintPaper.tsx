// Something as pages of A4: shown to the printer only, always light, its running head repeated on every page.
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './PrintPaper.module.css'

interface Props {
  /** Stands at the top of each page. */
  head: ReactNode
  landscape?: boolean
  /** Called once the pages are in the document. */
  onReady(): void
  children: ReactNode
}

export function PrintPaper({ head, landscape = false, onReady, children }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the pages are there
  useEffect(() => {
    let frame = 0
    // Pictures among the pages are decoded before the printer looks at them.
    const images = [...document.querySelectorAll<HTMLImageElement>('[data-print-paper] img')]
    void Promise.all(images.map((image) => image.decode().catch(() => undefined))).then(() => {
      frame = requestAnimationFrame(() => requestAnimationFrame(onReady))
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return createPortal(
    <div
      className={`${styles.paper} ${landscape ? styles.across : ''}`}
      data-paper
      data-print-paper
      data-mantine-color-scheme="light"
    >
      {/* The head and foot of a table are the only things that a browser repeats on every page. */}
      <table className={styles.pages}>
        <thead>
          <tr>
            <td>
              <div className={styles.head}>{head}</div>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{children}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td>
              <div className={styles.foot} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>,
    document.body,
  )
}
