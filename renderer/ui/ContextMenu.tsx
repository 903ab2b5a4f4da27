// A menu at the pointer (or under a button), from a list of items; the list may come from the actions of a feature.
import { Menu, Portal } from '@mantine/core'
import { Fragment } from 'react'
import styles from './ContextMenu.module.css'
import type { Icon } from './icon.ts'
import { shortcutText } from './Kbd.tsx'

export type ContextItem =
  | '-'
  | {
      id: string
      label: string
      icon?: Icon
      /** Shown at the right, as "Ctrl+D". */
      shortcut?: string
      disabled?: boolean
      checked?: boolean
      danger?: boolean
      run: () => void
    }

interface Props {
  /** Screen position of the menu's top left corner. */
  at: { x: number; y: number }
  items: readonly ContextItem[]
  onClose: () => void
}

export function ContextMenu({ at, items, onClose }: Props) {
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={2}
      width="max-content"
      returnFocus
      // The anchor is a point, which the kit would take for something scrolled out of sight.
      hideDetached={false}
      // Long menus opened low in the window move up until they fit.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 8 } }}
    >
      <Portal>
        <Menu.Target>
          <span className={styles.anchor} style={{ left: at.x, top: at.y }} />
        </Menu.Target>
      </Portal>
      <Menu.Dropdown className={styles.menu} onContextMenu={(e) => e.preventDefault()}>
        {items.map((item, i) =>
          item === '-' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity
            <Fragment key={i}>
              <Menu.Divider />
            </Fragment>
          ) : (
            <Menu.Item
              key={item.id}
              className={`${styles.item} ${item.danger ? styles.danger : ''}`}
              disabled={item.disabled ?? false}
              aria-checked={item.checked}
              leftSection={
                item.icon ? (
                  <item.icon size={15} aria-hidden />
                ) : (
                  <span className={styles.gap}>{item.checked && '✓'}</span>
                )
              }
              rightSection={item.shortcut && <span className={styles.keys}>{shortcutText(item.shortcut)}</span>}
              onClick={item.run}
            >
              {item.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
