// A title typed in place: Enter takes it, Escape gives up, leaving it takes it too.
import { useEffect, useRef } from 'react'
import styles from './ProcessList.module.css'

interface Props {
  value: string
  label: string
  /** The trimmed title; '' when given up. */
  onDone: (title: string) => void
}

export function TitleField({ value, label, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useEffect(() => input.current?.select(), [])
  const done = (title: string) => {
    if (over.current) return
    over.current = true
    onDone(title.trim())
  }
  return (
    <input
      ref={input}
      className={styles.field}
      defaultValue={value}
      aria-label={label}
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
        if (event.key === 'Enter') done(event.currentTarget.value)
        if (event.key === 'Escape') done('')
      }}
      onBlur={(event) => done(event.currentTarget.value)}
    />
  )
}
