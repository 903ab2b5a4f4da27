// A BPMN file as plain data, between its XML (electron/host/bpmn) and the rows of a plan: what both directions share.
import type { Point, Rect } from '../diagram/types.ts'

/** Our own data on an element: texts by the plan's field names; a list has several. */
export type OwnValues = Readonly<Record<string, readonly string[]>>

export interface BpmnNode {
  readonly id: string
  /** 'bpmn:UserTask' */
  readonly type: string
  readonly name: string
  readonly lane: string | null
  readonly bounds: Rect | null
  /** Where the name stands beside a small shape. */
  readonly label: Rect | null
  /** Boundary events: the activity they sit on. */
  readonly attachedTo: string | null
  /** null: the file is not ours, or the element was added elsewhere. */
  readonly own: OwnValues | null
  /** The element's XML without what the other fields say; null: nothing more to say. */
  readonly kept: string | null
  /** What is in `kept` beyond the type, for the report: names of BPMN elements and attributes. */
  readonly keptParts: readonly string[]
  /** Colours of the shape, '#rrggbb'. */
  readonly colours: Colours | null
  readonly documentation: string | null
  /** ISO-8601 duration of a timer. */
  readonly timer: string | null
  /** Names of data that goes in and comes out. */
  readonly dataIn: readonly string[]
  readonly dataOut: readonly string[]
  /** Content of a sub-process. */
  readonly inner: BpmnScope | null
  /** Call activities: the process of the same file that is called. */
  readonly calls: string | null
}
export interface Colours {
  readonly fill?: string
  readonly stroke?: string
}

export interface BpmnFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly condition: string | null
  readonly isDefault: boolean
  /** An association that ties an annotation to what it speaks of. */
  readonly association: boolean
  readonly points: readonly Point[]
  readonly label: Rect | null
  readonly own: OwnValues | null
  readonly kept: string | null
  readonly keptParts: readonly string[]
}

export interface BpmnLane {
  readonly id: string
  readonly name: string
  /** The outermost lane around it; null: it is one. */
  readonly parent: string | null
  /** 0: outermost. */
  readonly level: number
  readonly bounds: Rect | null
  readonly own: OwnValues | null
  readonly kept: string | null
}

/** A phase of ours: a group around a column of the drawing. */
export interface BpmnPhase {
  readonly id: string
  readonly name: string
  readonly bounds: Rect | null
  readonly own: OwnValues
}

/** Where something stands that the plan has no row for. */
export interface KeptShape {
  readonly of: string
  readonly bounds: Rect
}

/** The content of a process or of a sub-process. */
export interface BpmnScope {
  readonly id: string
  readonly name: string
  readonly documentation: string | null
  readonly ownProcess: OwnValues | null
  readonly ownVersion: OwnValues | null
  readonly nodes: readonly BpmnNode[]
  readonly flows: readonly BpmnFlow[]
  readonly lanes: readonly BpmnLane[]
  readonly phases: readonly BpmnPhase[]
  /** Pools and lanes that run from top to bottom. */
  readonly vertical: boolean
  /** Processes: the XML of the process without what the other fields say. */
  readonly kept: string | null
  readonly shapes: readonly KeptShape[]
  readonly unseen: readonly Unseen[]
}

/** Something of the file that the plan does not draw. `what`: name of the BPMN element. */
export interface Unseen {
  readonly what: string
  readonly name: string
}

export interface BpmnProcess {
  /** Id of the pool that shows it; null: it has none. */
  readonly participant: string | null
  readonly pool: Rect | null
  /** It is shown in a pool, or messages pass between it and one: it belongs to the collaboration. */
  readonly together: boolean
  readonly scope: BpmnScope
}

export interface BpmnFile {
  readonly processes: readonly BpmnProcess[]
  /** XML of the definitions without processes and drawing: messages, errors, the collaboration with its message flows. */
  readonly roots: string | null
  /** Pools that show no process of the file, and what else stands outside of pools. */
  readonly shapes: readonly KeptShape[]
  /** Ids of those of them that are pools. */
  readonly pools: readonly string[]
  readonly unseen: readonly Unseen[]
}
