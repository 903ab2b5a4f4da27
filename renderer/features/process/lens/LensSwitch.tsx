// The header's switch between lenses: one button with a list; every lens can be found by name in the palette too.
import { ChevronDown, Glasses } from 'lucide-react'
import { useRef, useState } from 'react'
import { type Action, useActions } from '#platform/actions.ts'
import { useT } from '#platform/text.ts'
import { lensKinds } from '#shared/analysis/lenses.ts'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import styles from './Lens.module.css'
import { useLensKind } from './useLens.ts'

export function LensSwitch() {
  const t = useT()
  const [kind, setKind] = useLensKind()
  const button = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const open = () => {
    const box = button.current?.getBoundingClientRect()
    if (box) setAt({ x: box.left, y: box.bottom + 4 })
  }
  useActions([
    { id: 'process.lens', label: 'process.action.lens', key: 'Mod+Shift+L', menu: 'view', order: 350, run: open },
    ...lensKinds.map(
      (each): Action => ({
        id: `process.lens.${each}`,
        label: 'process.action.lookThrough',
        labelParams: () => ({ lens: t(`lens.kind.${each}`) }),
        checked: () => kind === each,
        run: () => setKind(kind === each ? null : each),
      }),
    ),
  ])
  const items: ContextItem[] = [
    { id: 'none', label: t('lens.none'), checked: kind === null, run: () => setKind(null) },
    '-',
    ...lensKinds.map(
      (each): ContextItem => ({
        id: each,
        label: t(`lens.kind.${each}`),
        checked: kind === each,
        run: () => setKind(each),
      }),
    ),
  ]
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.switch}
        data-lens={kind ?? ''}
        aria-haspopup="menu"
        title={t('process.action.lens')}
        onClick={open}
      >
        <Glasses size={15} aria-hidden />
        {kind ? t(`lens.kind.${kind}`) : t('lens.title')}
        <ChevronDown size={13} aria-hidden />
      </button>
      {at && <ContextMenu at={at} items={items} onClose={() => setAt(null)} />}
    </>
  )
}
