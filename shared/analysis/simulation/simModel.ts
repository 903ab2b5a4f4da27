// A process as the simulator runs it: nodes by number with their times, ways and hands, and how cases arrive. Time is working time.
import type { Spread } from './random.ts'

export interface SimNode {
  /** Passes before the work is taken up, without anybody. */
  readonly waiting: Spread
  /** Somebody's time of the node's pool; without a pool it just passes. */
  readonly processing: Spread
  /** Index of the pool that does it; -1: nobody, or as many as it takes. */
  readonly pool: number
  /** Nodes that follow. */
  readonly to: readonly number[]
  /** Sums of the shares, the last is 1; null where a case goes all ways at once. */
  readonly upTo: readonly number[] | null
  /** How many ways join here into one; 0: none do. */
  readonly joins: number
}

export interface SimModel {
  readonly nodes: readonly SimNode[]
  readonly begins: { readonly nodes: readonly number[]; readonly all: boolean }
  /** Servers of each pool; one may be in several. */
  readonly pools: readonly (readonly number[])[]
  /** The part of each working day that a server has for this process, 0 … 1; it ends where that part does and goes on next day. */
  readonly servers: readonly number[]
  /** Seconds of a working day. */
  readonly day: number
  /** Between arrivals: exponential is a Poisson stream. */
  readonly between: Spread
}

export interface RunLength {
  /** Seconds that are not counted: the process begins empty. */
  readonly warmUp: number
  /** Seconds that are. */
  readonly period: number
  /** More events than this are taken for a case that never ends. */
  readonly most?: number
}

/** What one run found in its period. Times in seconds of working time. */
export interface SimRun {
  /** Of cases that were completed, in the order in which they were. */
  readonly cycles: Float64Array
  /** Cases in progress, mean over time; and at the beginning and the end of the period. */
  readonly inProgress: number
  readonly atBegin: number
  readonly atEnd: number
  /** By node: how often its work was taken up, and how long it stood in the queue in all. */
  readonly taken: Float64Array
  readonly queued: Float64Array
  /** By server: worked part of the time it had. */
  readonly busy: Float64Array
  readonly events: number
  /** It was given up because the events did not end. */
  readonly endless: boolean
}
