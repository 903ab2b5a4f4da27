// A switch between a few views of the same thing; arrow keys move, as in a group of radio buttons.

import { type KeyboardEvent, useRef } from 'react'
import type { Icon } from './icon.ts'
import styles from './Segmented.module.css'

interface Props<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string; icon?: Icon; count?: number }[]
  onChange: (value: V) => void
}

export function Segmented<V extends string>({ label, value, options, onChange }: Props<V>) {
  const root = useRef<HTMLDivElement>(null)
  const move = (e: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key]
    if (!by) return
    e.preventDefault()
    const at = options.findIndex((o) => o.value === value)
    const next = (at + by + options.length) % options.length
    onChange(options[next]!.value)
    ;(root.current?.children[next] as HTMLElement | undefined)?.focus()
  }
  return (
    <div className={styles.group} role="radiogroup" aria-label={label} onKeyDown={move} ref={root}>
      {options.map(({ value: v, label: text, icon: IconShown, count }) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold an icon and a count
        <button
          key={v}
          type="button"
          role="radio"
          aria-checked={v === value}
          tabIndex={v === value ? 0 : -1}
          className={styles.option}
          onClick={() => onChange(v)}
        >
          {IconShown && <IconShown size={14} aria-hidden />}
          {text}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </div>
  )
}
