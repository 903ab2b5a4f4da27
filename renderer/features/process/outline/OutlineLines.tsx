// What is seen of the outline behind the field that is typed into: numbers, guides, colours, problems – only the lines in view.
import { memo, type RefObject, useEffect, useState } from 'react'
import { useT } from '#platform/text.ts'
import type { OutlineProblem } from '#shared/model/outline/types.ts'
import type { OutlineDoc } from './lines.ts'
import styles from './OutlineEditor.module.css'
import { piecesOf } from './pieces.ts'

/** Height of a line, px; the style sheet says the same. */
export const lineHeight = 24
const beyond = 30

interface Props {
  doc: OutlineDoc
  problems: readonly OutlineProblem[]
  /** Where the caret is: a sentence about what is being typed would come too early. */
  caretLine: number | null
  selected: ReadonlySet<string>
  scroller: RefObject<HTMLDivElement | null>
}

export function OutlineLines({ doc, problems, caretLine, selected, scroller }: Props) {
  const t = useT()
  const [from, setFrom] = useState(0)
  const [count, setCount] = useState(120)
  useEffect(() => {
    const view = scroller.current
    if (!view) return
    const look = () => {
      // In tens of lines, so that scrolling renders seldom.
      setFrom(Math.max(0, Math.floor(view.scrollTop / lineHeight / 10) * 10 - beyond))
      setCount(Math.ceil(view.clientHeight / lineHeight / 10) * 10 + 2 * beyond + 10)
    }
    look()
    view.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(view)
    return () => {
      view.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [scroller])
  const told = new Map(problems.filter((p) => p.line - 1 !== caretLine).map((p) => [p.line - 1, p]))
  return (
    <div className={styles.lines} aria-hidden="true">
      {doc.lines.slice(from, from + count).map((text, i) => {
        const line = from + i
        const id = doc.ids[line]
        const problem = told.get(line)
        return (
          <Line
            key={line}
            line={line}
            text={text}
            here={line === caretLine}
            chosen={id != null && selected.has(id)}
            problem={problem ? t(`outline.problem.${problem.code}`, problem.params) : null}
          />
        )
      })}
    </div>
  )
}

interface LineProps {
  line: number
  text: string
  here: boolean
  chosen: boolean
  problem: string | null
}

const Line = memo(function Line({ line, text, here, chosen, problem }: LineProps) {
  const depth = /^\t*/.exec(text)?.[0].length ?? 0
  return (
    <div
      className={`${styles.line} ${chosen ? styles.chosen : ''} ${problem ? styles.amiss : ''}`}
      style={{ top: line * lineHeight }}
      data-line={line}
      data-here={here || undefined}
    >
      <span className={styles.number}>{line + 1}</span>
      <span className={styles.guides} style={{ width: depth * 24 }} />
      <span className={styles.words}>
        {piecesOf(text).map(({ kind, text: part }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
          <span key={i} className={styles[kind]}>
            {part}
          </span>
        ))}
      </span>
      {problem && <span className={styles.problem}>{problem}</span>}
    </div>
  )
})
