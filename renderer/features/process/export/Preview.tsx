// The pages of an export, drawn as they come into sight.
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useT } from '#platform/text.ts'
import type { Page } from '#shared/diagram/print/pages.ts'
import styles from './ExportDrawing.module.css'
import { PageSheet } from './PageSheet.tsx'

interface Props {
  pages: readonly Page[]
  /** How many lie side by side, as on the wall. */
  columns: number
}

/** Pages drawn at once, in sight or not. */
const drawnAtOnce = 6
/** Beyond this pages become too small to be told apart: the preview is scrolled instead. */
const mostAside = 6

export function Preview({ pages, columns }: Props) {
  const t = useT()
  const style = { '--columns': Math.min(columns, mostAside) } as CSSProperties
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section className={styles.preview} aria-label={t('print.preview')} tabIndex={0}>
      <div className={styles.pages} style={style} data-pages={pages.length} data-columns={columns}>
        {pages.map((page, i) => (
          <PagePreview
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={i}
            page={page}
            atOnce={i < drawnAtOnce}
            label={t('print.previewPage', { page: i + 1 })}
          />
        ))}
      </div>
    </section>
  )
}

function PagePreview({ page, atOnce, label }: { page: Page; atOnce: boolean; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(atOnce)
  useEffect(() => {
    const element = box.current
    if (seen || !element) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [seen])
  return (
    <div ref={box} className={styles.page} style={{ aspectRatio: `${page.width} / ${page.height}` }}>
      {seen && <PageSheet page={page} label={label} />}
    </div>
  )
}
