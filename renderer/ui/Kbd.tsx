// A keyboard shortcut as people read it: Ctrl+Z, on a Mac ⌘Z.
import styles from './Kbd.module.css'

const mac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent)
const macSigns: Record<string, string> = { Ctrl: '⌘', CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** The text of a shortcut written as "Ctrl+Shift+Z" (or as an Electron accelerator) on this system. */
export function shortcutText(keys: string): string {
  const parts = keys.split('+').map((k) => (mac ? (macSigns[k] ?? k) : k === 'CmdOrCtrl' ? 'Ctrl' : k))
  return parts.join(mac ? '' : '+')
}

export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shortcutText(keys)}</kbd>
}
