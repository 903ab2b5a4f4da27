// An address for a picture made in memory.
import { useEffect, useState } from 'react'

/** A blob: address of an SVG document, good until another one replaces it; null for none. */
export function useSvgUrl(svg: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (svg === null) return
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [svg])
  return url
}
