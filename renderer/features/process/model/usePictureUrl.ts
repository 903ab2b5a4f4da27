// The bytes of a picture on the paper as something an element can show.
import { useEffect, useState } from 'react'
import { pictureUrl } from './pictures.ts'

/** URL of the picture in this attachment; null until its bytes are there. */
export function usePictureUrl(file: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    void pictureUrl(file).then((found) => {
      if (!gone) setUrl(found)
    })
    return () => {
      gone = true
    }
  }, [file])
  return url
}
