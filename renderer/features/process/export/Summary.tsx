// What an export will be, in a line or two: pages, millimetres or pixels, and what to mind.
import { TriangleAlert } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { type DrawingFormat, mm } from '#shared/diagram/print/pageSetup.ts'
import type { PageSet } from '#shared/diagram/print/pages.ts'
import { type Picture, pngScale } from '#shared/diagram/print/picture.ts'
import styles from './ExportDrawing.module.css'

/** Letters smaller than this are not read on paper, points. */
const leastLetters = 5

interface Props {
  format: DrawingFormat
  set: PageSet | null
  poster: boolean
  picture: Picture | null
  pixels: number
  /** Why there are no pages. */
  refusal: string | null
}

export function Summary({ format, set, poster, picture, pixels, refusal }: Props) {
  const t = useT()
  const [first] = set?.pages ?? []
  const factor = picture && format === 'png' ? pngScale(picture, pixels) : null
  const small = set && set.letters < leastLetters
  return (
    <>
      <div className={styles.summary} role="status">
        {set && !poster && (
          <>
            <strong>{t('print.pages', { count: set.pages.length })}</strong>
            {set.pages.length > 1 && <span>{t('print.grid', { columns: set.columns, rows: set.rows })}</span>}
            {!small && <span>{t('print.letters', { points: set.letters.toFixed(1) })}</span>}
          </>
        )}
        {first && poster && (
          <>
            <strong>
              {t('print.posterSize', { width: Math.round(first.width / mm), height: Math.round(first.height / mm) })}
            </strong>
            <span>{t('print.printHint')}</span>
          </>
        )}
        {picture && factor && (
          <strong>
            {t('print.pixels', {
              width: Math.round(picture.width * factor),
              height: Math.round(picture.height * factor),
            })}
          </strong>
        )}
        {picture && format === 'svg' && <span>{t('print.vector')}</span>}
        {picture && format === 'bpmn' && <span>{t('print.bpmn')}</span>}
      </div>
      {set && small && <Warning text={t('print.tooSmall', { points: set.letters.toFixed(1) })} />}
      {factor && factor < pixels && <Warning text={t('print.shrunk', { percent: Math.round(factor * 100) })} />}
      {refusal && <Warning text={refusal} />}
    </>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert size={14} aria-hidden />
      <span>{text}</span>
    </p>
  )
}
