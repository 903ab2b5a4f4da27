// Buttons: with words, and with an icon alone.
import { type ButtonHTMLAttributes, memo, type ReactNode, type Ref } from 'react'
import styles from './Button.module.css'
import type { Icon } from './icon.ts'
import { Kbd } from './Kbd.tsx'
import { useTip } from './Tip.tsx'

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'title'>

/** An icon, drawn once: a toolbar is rendered at every key of its filter. */
const Drawn = memo(function Drawn({ icon: IconShown, size }: { icon: Icon; size: number }) {
  return <IconShown size={size} aria-hidden />
})

interface ButtonProps extends Native {
  /** primary: the one action of a screen; plain: every other; quiet: without a border until hovered. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: Icon
  /** Square brackets around nothing: words only. */
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', icon: IconShown, children, className, ref, ...rest }: ButtonProps) {
  return (
    <button type="button" ref={ref} className={`${styles.button} ${styles[look]} ${className ?? ''}`} {...rest}>
      {IconShown && <Drawn icon={IconShown} size={15} />}
      <span>{children}</span>
    </button>
  )
}

interface IconButtonProps extends Native {
  icon: Icon
  /** Says what it does: tooltip and accessible name. */
  label: string
  /** Key shown in the tooltip, as "Ctrl+Z". */
  shortcut?: string
  /** Pressed in, for a switch. */
  on?: boolean
  size?: number
  ref?: Ref<HTMLButtonElement>
}

export function IconButton(props: IconButtonProps) {
  const { icon: IconShown, label, shortcut, on, size = 16, className, ref, ...rest } = props
  const { handlers, tip } = useTip(
    <>
      {label}
      {shortcut && <Kbd keys={shortcut} />}
    </>,
  )
  return (
    <>
      <button
        type="button"
        ref={ref}
        aria-label={label}
        aria-pressed={on}
        className={`${styles.button} ${styles.quiet} ${styles.square} ${className ?? ''}`}
        {...handlers}
        {...rest}
      >
        <Drawn icon={IconShown} size={size} />
      </button>
      {tip}
    </>
  )
}
