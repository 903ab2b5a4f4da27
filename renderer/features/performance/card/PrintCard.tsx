// The scorecard as a page of A4: shown to the printer only, always light.
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Card } from '../useScorecards.ts'
import styles from './PrintCard.module.css'
import { Scorecard } from './Scorecard.tsx'

/** @param onReady called once the page is in the document. */
export function PrintCard({ card, onReady }: { card: Card; onReady: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onReady))
    return () => cancelAnimationFrame(frame)
  }, [])
  return createPortal(
    <div className={styles.paper} data-paper data-print-card data-mantine-color-scheme="light">
      <Scorecard card={card} commands={null} />
    </div>,
    document.body,
  )
}
