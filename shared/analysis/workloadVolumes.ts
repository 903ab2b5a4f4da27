// How often each step is done in a month: the volume of its process × the visits of one case, passed on to sub-processes.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { expectedVisits } from './workloadVisits.ts'

export interface StepVolume {
  readonly step: RowOf<'step'>
  /** Id of the process. */
  readonly process: string
  readonly perMonth: number
}

/**
 * Steps of the given versions, one of each process. A process without a volume of its own gets what its callers send into it; the step
 * that calls a process with steps stands for them and is not counted itself.
 */
export function volumesOf(
  reader: PlanReader,
  versions: readonly RowOf<'processVersion'>[],
): { volumes: StepVolume[]; withoutVolume: string[]; ofProcess: (id: string) => number | null } {
  const parts = versions.map((version) => {
    const steps = reader.list('step', { processVersion: version.id })
    const flows = reader.list('sequenceFlow', { processVersion: version.id })
    return { version, steps, visits: expectedVisits(steps, flows) }
  })
  const byProcess = new Map(parts.map((part) => [part.version.process, part]))
  const filled = (id: string | null) => id !== null && (byProcess.get(id)?.steps.length ?? 0) > 0
  const known = new Map<string, number | null>()
  const callers = new Map<string, { process: string; visits: number }[]>()
  for (const { version, steps, visits } of parts)
    for (const step of steps)
      if (step.subProcess !== null && filled(step.subProcess)) {
        const list = callers.get(step.subProcess) ?? []
        list.push({ process: version.process, visits: visits.get(step.id) ?? 0 })
        callers.set(step.subProcess, list)
      }
  const volumeOf = (id: string, asking: readonly string[] = []): number | null => {
    const held = known.get(id)
    if (held !== undefined) return held
    // A process that calls itself gets nothing from there.
    if (asking.includes(id)) return null
    const own = reader.get('process', id)?.volumePerMonth ?? null
    const from = (callers.get(id) ?? []).map(({ process, visits }) => {
      const volume = volumeOf(process, [...asking, id])
      return volume === null ? null : volume * visits
    })
    const sent = from.filter((volume) => volume !== null)
    const volume = own ?? (sent.length > 0 ? sent.reduce((sum, one) => sum + one, 0) : null)
    known.set(id, volume)
    return volume
  }
  const withoutVolume: string[] = []
  const volumes = parts.flatMap(({ version, steps, visits }) => {
    const volume = volumeOf(version.process)
    if (volume === null) {
      if (steps.some((step) => step.processingTime !== null)) withoutVolume.push(version.process)
      return []
    }
    return steps
      .filter((step) => !filled(step.subProcess))
      .map((step) => ({ step, process: version.process, perMonth: volume * (visits.get(step.id) ?? 0) }))
  })
  return { volumes, withoutVolume, ofProcess: (id) => volumeOf(id) }
}
