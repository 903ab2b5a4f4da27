// A text field that commits when it is left, on Enter, and after 400 ms without typing – never in the middle of a composition.
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react'
import { useUi } from '../UiProvider.tsx'
import type { Commit } from './entered.ts'
import styles from './fields.module.css'

interface Props {
  id?: string | undefined
  /** The committed text. */
  value: string
  onCommit: Commit
  /** Several lines: Enter breaks the line, Ctrl+Enter commits. */
  multiline?: boolean
  placeholder?: string | undefined
  readOnly?: boolean
  label?: string | undefined
  /** Told when an entry is refused (a sentence) or taken (null). */
  onError?: (sentence: string | null) => void
  /** A key before the field looks at it; true: it was taken. */
  onKey?: (event: KeyboardEvent) => boolean
  ref?: Ref<HTMLInputElement | HTMLTextAreaElement>
}

const pauseMs = 400

export function TextEntry(props: Props) {
  const { id, value, multiline = false, readOnly = false, placeholder, label, ref } = props
  const { addPending } = useUi()
  const [text, setText] = useState(value)
  const [dirty, setDirty] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const composing = useRef(false)
  const latest = useRef({ text, dirty, value, props })
  latest.current = { text, dirty, value, props }

  // What others change (undo, the grid beside) shows as long as nothing is being typed here.
  useEffect(() => {
    if (!latest.current.dirty) setText(value)
  }, [value])

  /** Hands the text over; `leaving` shows why when it is refused. */
  const commit = useRef((leaving: boolean): void => {
    clearTimeout(timer.current)
    const { text: now, dirty: typed, value: before, props: to } = latest.current
    if (!typed || composing.current) return
    const refused = now === before ? null : to.onCommit({ text: now })
    if (refused === null) {
      setDirty(false)
      to.onError?.(null)
      if (leaving) setText(latest.current.value)
    } else if (leaving) to.onError?.(refused)
  })
  const flush = commit.current
  useEffect(() => (dirty ? addPending(() => flush(false)) : undefined), [dirty, addPending, flush])
  useEffect(() => () => flush(false), [flush])

  const typed = (next: string) => {
    setText(next)
    setDirty(true)
    latest.current = { ...latest.current, text: next, dirty: true }
    clearTimeout(timer.current)
    if (!composing.current) timer.current = setTimeout(() => flush(false), pauseMs)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return
    if (props.onKey?.(e)) {
      e.preventDefault()
      return
    }
    if (e.key === 'Enter' && (!multiline || e.ctrlKey || e.metaKey)) {
      e.preventDefault()
      flush(true)
    }
    if (e.key === 'Escape' && dirty) {
      e.stopPropagation()
      clearTimeout(timer.current)
      setText(value)
      setDirty(false)
      props.onError?.(null)
    }
  }
  const shared = {
    id,
    value: text,
    readOnly,
    placeholder,
    'aria-label': label,
    spellCheck: false,
    onKeyDown,
    onCompositionStart: () => {
      composing.current = true
      clearTimeout(timer.current)
    },
    onCompositionEnd: (e: { currentTarget: { value: string } }) => {
      composing.current = false
      typed(e.currentTarget.value)
    },
    onBlur: () => {
      composing.current = false
      flush(true)
    },
  }
  return multiline ? (
    <textarea
      {...shared}
      ref={ref as Ref<HTMLTextAreaElement>}
      rows={2}
      className={`${styles.input} ${styles.area}`}
      onChange={(e) => typed(e.currentTarget.value)}
    />
  ) : (
    <input
      {...shared}
      ref={ref as Ref<HTMLInputElement>}
      className={styles.input}
      onChange={(e) => typed(e.currentTarget.value)}
    />
  )
}
