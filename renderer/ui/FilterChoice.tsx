// A button that names what is chosen and opens the list of choices: one filter of a row of filters.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from './Button.tsx'
import { ContextMenu } from './ContextMenu.tsx'
import styles from './FilterChoice.module.css'

interface Props {
  /** What is chosen, for those who do not see the row of filters. */
  label?: string
  /** Shown while nothing is chosen, and the first item. */
  all: string
  value: string | null
  options: readonly { value: string; label: string }[]
  onChange(value: string | null): void
}

export function FilterChoice({ label, all, value, options, onChange }: Props) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const shown = options.find((option) => option.value === value)?.label ?? all
  return (
    <>
      <Button
        look="quiet"
        icon={ChevronDown}
        aria-haspopup="menu"
        {...(label ? { 'aria-label': `${label}: ${shown}` } : {})}
        className={value === null ? undefined : styles.chosen}
        onClick={(e) => {
          const { left, bottom } = e.currentTarget.getBoundingClientRect()
          setAt({ x: left, y: bottom })
        }}
      >
        {shown}
      </Button>
      {at && (
        <ContextMenu
          at={at}
          items={[
            { id: '', label: all, checked: value === null, run: () => onChange(null) },
            '-',
            ...options.map((option) => ({
              id: option.value,
              label: option.label,
              checked: option.value === value,
              run: () => onChange(option.value),
            })),
          ]}
          onClose={() => setAt(null)}
        />
      )}
    </>
  )
}
