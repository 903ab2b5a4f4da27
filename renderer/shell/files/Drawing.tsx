// A drawing that fits its frame; a click shows it at its own size.
import { useState } from 'react'
import { useSvgUrl } from '#platform/blobUrl.ts'
import { useT } from '#platform/text.ts'
import styles from './Files.module.css'

export function Drawing({ svg, alt }: { svg: string; alt: string }) {
  const t = useT()
  const [large, setLarge] = useState(false)
  const url = useSvgUrl(svg)
  return (
    <button
      type="button"
      className={styles.drawing}
      data-large={large || undefined}
      title={t(large ? 'shell.files.smaller' : 'shell.files.larger')}
      onClick={() => setLarge(!large)}
    >
      {url && <img src={url} alt={alt} />}
    </button>
  )
}
