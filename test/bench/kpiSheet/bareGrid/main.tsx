// The bare grid: Glide over plain arrays, with its own paste and a field that filters them; no plan, no types, no undo.
import {
  DataEditor,
  type DataEditorRef,
  type EditableGridCell,
  type GridCell,
  GridCellKind,
  type Item,
} from '@glideapps/glide-data-grid'
import '@glideapps/glide-data-grid/index.css'
import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const frame = () => new Promise((done) => requestAnimationFrame(done))
const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
let data: (string | number | null)[][] = []
let all = data
let pasted: (() => void) | null = null
let root: Root | null = null

const filterPlace = { position: 'fixed', bottom: 0, right: 0 } as const

function Bare({ area, titles }: { area: Area; titles: readonly string[] }) {
  const [, setVersion] = useState(0)
  const getCellContent = useCallback(([col, row]: Item): GridCell => {
    const value = data[row]?.[col] ?? null
    const text = typeof value === 'number' ? format.format(value) : (value ?? '')
    return {
      kind: GridCellKind.Text,
      data: text,
      displayData: text,
      allowOverlay: true,
      contentAlign: col > 0 ? 'right' : 'left',
    }
  }, [])
  const filter = (words: string) => {
    data = words ? all.filter((row) => row.some((value) => String(value ?? '').includes(words))) : all
    setVersion((version) => version + 1)
  }
  return (
    <>
      <input id="filter" style={filterPlace} onChange={(e) => filter(e.currentTarget.value)} />
      <DataEditor
        ref={(ref: DataEditorRef | null) => ref?.focus()}
        width={area.width}
        height={area.height}
        columns={titles.map((title, i) => ({ id: String(i), title, width: i === 0 ? 216 : 84 }))}
        rows={data.length}
        rowHeight={28}
        headerHeight={28}
        freezeColumns={1}
        rowMarkers="number"
        smoothScrollX
        smoothScrollY
        rangeSelect="rect"
        getCellContent={getCellContent}
        getCellsForSelection={true}
        onPaste={true}
        onCellsEdited={(edits: readonly { location: Item; value: EditableGridCell }[]) => {
          for (const { location, value } of edits) {
            const number = Number(String(value.data).replaceAll(',', ''))
            const row = data[location[1]]
            if (row) row[location[0]] = Number.isNaN(number) ? null : number
          }
          setVersion((version) => version + 1)
          pasted?.()
          return true
        }}
      />
    </>
  )
}

const bench = {
  /** Shows the arrays; ms until they have been drawn. */
  async mount(rows: (string | number | null)[][], titles: readonly string[], area: Area): Promise<number> {
    all = rows
    data = rows
    const place = document.getElementById('grid') as HTMLElement
    Object.assign(place.style, {
      left: `${area.x}px`,
      top: `${area.y}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    })
    const start = performance.now()
    root = createRoot(place)
    flushSync(() => root?.render(<Bare area={area} titles={titles} />))
    while (!place.querySelector('canvas')) await frame()
    await frame()
    await frame()
    return performance.now() - start
  },
  unmount(): void {
    root?.unmount()
  },
  /** Resolves with ms from now until a paste has been taken and drawn. */
  async paste(): Promise<number> {
    const taken = new Promise<void>((done) => {
      pasted = done
    })
    let start = 0
    window.addEventListener('paste', () => (start = performance.now()), { capture: true, once: true })
    await taken
    await frame()
    await frame()
    return performance.now() - start
  },
  valueAt: (row: number, col: number) => data[row]?.[col],
}
export type BareBench = typeof bench
Object.assign(window, { bench })
