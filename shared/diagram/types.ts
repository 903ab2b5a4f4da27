// The drawing's own view of a process: the few fields of steps, flows, lanes and phases that geometry needs.

/** The kinds of node a process knows; each has its own outline. */
export type StepKind =
  | 'start'
  | 'end'
  | 'task'
  | 'decision'
  | 'parallel'
  | 'subprocess'
  | 'document'
  | 'data'
  | 'delay'
  | 'event'
  | 'note'

/** Small signs on a step: it has SOP text, a risk, a KPI or a note. */
export type StepMarker = 'sop' | 'risk' | 'kpi' | 'note'

/** What the badges of a step show; texts come formatted (`8分钟`), in the language of the drawing. */
export type StepFooter = {
  owner?: string | null
  processing?: string | null
  waiting?: string | null
  missingOwner?: boolean
  missingTime?: boolean
}

export type DiagramStep = {
  id: string
  kind: StepKind
  title: string
  lane: string | null
  phase: string | null
  /** Left and top edge in plan units (px at 100 %), null while the step has no place yet. */
  x: number | null
  y: number | null
  /** Size set by hand; only notes have one. */
  width?: number | null
  height?: number | null
  footer?: StepFooter | null
  markers?: readonly StepMarker[] | null
  /** Colour of a lens, one of the keys of `Palette.tones`. */
  tone?: string | null
}

export type DiagramFlow = {
  id: string
  from: string
  to: string
  label: string | null
  /** Share of cases that go this way (1 = 100 %), shown after the label. */
  probability?: number | null
  /** Corners set by hand, in order from source to target; null or empty = routed automatically. */
  waypoints?: readonly (readonly [number, number])[] | null
}

export type DiagramLane = {
  id: string
  title: string
  position: number
  /** Height set by hand; the band grows beyond it when its steps need more. */
  size?: number | null
  /** The lane that contains this one (one level). */
  parent?: string | null
}

export type DiagramPhase = { id: string; title: string; position: number }

/** A picture on the paper: behind flows and steps, wherever the user put it. */
export type DiagramPicture = {
  id: string
  /** Id of the attachment with the bytes. */
  file: string
  caption: string | null
  x: number
  y: number
  width: number
  height: number
  /** data: or blob: URL of the bytes; without it the picture is an empty frame. */
  href?: string | null
}

export type Diagram = {
  steps: readonly DiagramStep[]
  flows: readonly DiagramFlow[]
  lanes: readonly DiagramLane[]
  phases: readonly DiagramPhase[]
  pictures?: readonly DiagramPicture[]
  title?: string | null
}

export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
export type Rect = Point & Size
export type Side = 'left' | 'right' | 'top' | 'bottom'

/** Left and top edge of steps by id. */
export type Positions = ReadonlyMap<string, Point>

/** Where a decision's question stands. */
export type LabelSide = 'above' | 'below' | 'corner'

export type FlowLabel = { text: string; box: Rect }

export type FlowRoute = {
  id: string
  from: string
  to: string
  /** Corners from the source's border to the target's border; every piece is horizontal or vertical. */
  points: Point[]
  label: FlowLabel | null
  /** It ties a note to what the note speaks of: dashed, without an arrow. */
  association?: boolean
}

export type LaneBand = {
  /** null = the band of steps that belong to no lane. */
  id: string | null
  title: string
  /** The whole band, header included. */
  box: Rect
  header: Rect | null
  depth: 0 | 1
  /** Steps are placed in leaves only. */
  leaf: boolean
}

export type PhaseColumn = { id: string; title: string; box: Rect; header: Rect }

export type Bands = { lanes: LaneBand[]; phases: PhaseColumn[]; bounds: Rect }

/** A process with a place for everything, ready to be drawn. */
export type LaidOut = Bands & {
  positions: Map<string, Point>
  labelSides: Map<string, LabelSide>
  flows: FlowRoute[]
}
