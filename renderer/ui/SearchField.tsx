// A small field that filters what is below it; Escape clears it.
import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import styles from './SearchField.module.css'
import { useUi } from './UiProvider.tsx'

interface Props {
  value: string
  onChange: (text: string) => void
  placeholder: string
  ref?: Ref<HTMLInputElement>
  onLeave?: () => void
  /** In a dialog: the field that has the focus when it opens. */
  focusFirst?: boolean
}

export function SearchField({ value, onChange, placeholder, ref, onLeave, focusFirst }: Props) {
  const { t } = useUi()
  return (
    <div className={styles.field} data-shrinks>
      <Search size={14} aria-hidden />
      <input
        ref={ref}
        value={value}
        data-autofocus={focusFirst || undefined}
        placeholder={placeholder}
        aria-label={placeholder}
        spellCheck={false}
        onChange={(e) => onChange(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing) return
          if (e.key === 'Escape') {
            if (value) onChange('')
            else onLeave?.()
          }
          if (e.key === 'Enter' || e.key === 'ArrowDown') onLeave?.()
        }}
      />
      {value && (
        <button type="button" aria-label={t('ui.clear')} onClick={() => onChange('')}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}
