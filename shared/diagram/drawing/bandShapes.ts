// Draws lanes and phases: calm bands with their names at the edge.
import { headerSize } from '../geometry.ts'
import { ellipsize, measureText, wrapText } from '../measure.ts'
import type { Bands, LaneBand, PhaseColumn, Rect } from '../types.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

const nameSize = 12

/** Bands, phase columns and the frame around them. */
export function drawBands({ lanes, phases }: Bands, palette: Palette): Primitive[] {
  const leaves = lanes.filter((lane) => lane.leaf)
  return [
    ...leaves.map((lane, i) => drawLaneBody(lane, i % 2 === 0 ? palette.lane : palette.laneOther)),
    ...phases.slice(1).map((phase) => phaseLine(phase, lanes, palette)),
    ...lanes.flatMap((lane) => (lane.header ? [drawLaneHeader(lane, lane.header, palette)] : [])),
    ...phases.map((phase) => drawPhaseHeader(phase, palette)),
    ...frame(lanes, palette),
  ]
}

function drawLaneBody(lane: LaneBand, fill: string): Primitive {
  return { type: 'rect', cls: 'lane-body', ...lane.box, fill }
}

function frame(lanes: readonly LaneBand[], palette: Palette): Primitive[] {
  const first = lanes[0]
  const last = lanes.at(-1)
  if (!first || !last) return []
  const right = first.box.x + first.box.width
  const line = (cls: string, d: string): Primitive => ({
    type: 'path',
    cls,
    d,
    fill: 'none',
    stroke: palette.laneLine,
    strokeWidth: 1,
  })
  const separators = lanes.slice(1).map((lane) => line('lane-line', `M${lane.box.x} ${lane.box.y}H${right}`))
  const height = last.box.y + last.box.height - first.box.y
  return [
    ...separators,
    {
      type: 'rect',
      cls: 'lane-frame',
      x: first.box.x,
      y: first.box.y,
      width: first.box.width,
      height,
      fill: 'none',
      stroke: palette.laneLine,
      strokeWidth: 1,
    },
  ]
}

export function drawLaneHeader(lane: LaneBand, header: Rect, palette: Palette): Primitive {
  const children: Primitive[] = [
    { type: 'rect', cls: 'lane-header', ...header, fill: palette.header },
    {
      type: 'path',
      cls: 'lane-line',
      d: `M${header.x + header.width} ${header.y}V${header.y + header.height}`,
      fill: 'none',
      stroke: palette.laneLine,
      strokeWidth: 1,
    },
    ...verticalName(lane.title, header, palette),
  ]
  return { type: 'group', cls: 'lane', ...(lane.id === null ? {} : { id: lane.id }), title: lane.title, children }
}

/** Ideographs stand upright one below the other; names in other scripts are turned, to be read from below. */
function verticalName(title: string, header: Rect, palette: Palette): Primitive[] {
  const name = title.replace(/\s+/g, ' ').trim()
  const x = header.x + header.width / 2
  const middle = header.y + header.height / 2
  const room = header.height - 12
  const style = { size: nameSize, weight: 500, fill: palette.headerText } as const
  if (/^[\u3400-\u9fff\u3040-\u30ff]+$/.test(name) && name.length * (nameSize + 2) <= room) {
    const pitch = nameSize + 2
    const top = middle - (name.length * pitch) / 2
    return [...name].map((char, i) => ({
      type: 'text',
      cls: 'lane-name',
      x,
      y: baseline(top + (i + 0.5) * pitch, nameSize),
      text: char,
      anchor: 'middle',
      ...style,
    }))
  }
  if (measureText(name, nameSize, 500) <= room) {
    return [
      {
        type: 'text',
        cls: 'lane-name',
        x: baseline(x, nameSize),
        y: middle,
        text: name,
        anchor: 'middle',
        rotate: -90,
        ...style,
      },
    ]
  }
  // A longer name takes two smaller lines.
  const size = nameSize - 1
  const lines = wrapText(name, room, 2, { size, weight: 500 })
  return lines.map((text, i) => {
    const line = x + (i - (lines.length - 1) / 2) * (size + 1)
    return {
      type: 'text',
      cls: 'lane-name',
      x: baseline(line, size),
      y: middle,
      text,
      anchor: 'middle',
      rotate: -90,
      ...style,
      size,
    }
  })
}

function phaseLine(phase: PhaseColumn, lanes: readonly LaneBand[], palette: Palette): Primitive {
  const bottom = phase.box.y + phase.box.height
  const top = lanes.length > 0 ? phase.box.y + headerSize : phase.box.y
  return {
    type: 'path',
    cls: 'phase-line',
    d: `M${phase.box.x} ${top}V${bottom}`,
    fill: 'none',
    stroke: palette.phaseLine,
    strokeWidth: 1,
    dash: '3 4',
  }
}

export function drawPhaseHeader({ id, title, header }: PhaseColumn, palette: Palette): Primitive {
  const text = ellipsize(title.replace(/\s+/g, ' ').trim(), header.width - 16, { size: nameSize, weight: 500 })
  const centre = header.x + header.width / 2
  const inset = 1
  const children: Primitive[] = [
    {
      type: 'rect',
      cls: 'phase-header',
      x: header.x + inset,
      y: header.y,
      width: header.width - 2 * inset,
      height: header.height - 2,
      radius: 4,
      fill: palette.phaseHeader,
    },
  ]
  if (measureText(text, nameSize) > 0) {
    children.push({
      type: 'text',
      cls: 'phase-name',
      x: centre,
      y: baseline(header.y + (header.height - 2) / 2, nameSize),
      text,
      size: nameSize,
      weight: 500,
      anchor: 'middle',
      fill: palette.headerText,
    })
  }
  return { type: 'group', cls: 'phase', id, title, children }
}
