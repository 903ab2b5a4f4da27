// The list of all commands and the types that follow from it.
import { budgetSetAmounts } from './budget.ts'
import { stepCapture } from './capture.ts'
import type { Command } from './command.ts'
import { flowReconnect, flowSetWay, stepIntoFlow, stepSetKind } from './flows.ts'
import { guardFrozen } from './frozen.ts'
import { processImportBpmn } from './importBpmn.ts'
import { planImportData, planMerge } from './importData.ts'
import { planImportSheets } from './importSheets.ts'
import { kpiImportSheet } from './kpiSheet.ts'
import { kpiSetValues } from './kpiValues.ts'
import { laneAdd, laneRename, laneReorder } from './lanes.ts'
import { processApplyOutline } from './outline.ts'
import { stepPaste } from './paste.ts'
import { pictureAdd, pictureCopy } from './pictures.ts'
import { attachmentAdd, commentAdd, planImportRows, planInit, planSetLogo } from './plan.ts'
import { processCreate, processImport, processPlace } from './process.ts'
import { raciSet } from './raci.ts'
import { rowsApply, rowsInsert, rowsRemove, rowsUpdate } from './rows.ts'
import { stepAdd, stepConnect, stepMove, stepRemove } from './steps.ts'
import { subProcessCreate, subProcessDissolve, subProcessMake } from './subProcess.ts'
import { tasksLink, tasksPlace, tasksSchedule, tasksSetBaseline } from './tasks.ts'
import { versionPublish, versionRetire, versionStartToBe } from './versions.ts'

const list = [
  planInit,
  planImportRows,
  planImportData,
  planMerge,
  planImportSheets,
  commentAdd,
  attachmentAdd,
  planSetLogo,
  pictureAdd,
  pictureCopy,
  rowsInsert,
  rowsUpdate,
  rowsRemove,
  rowsApply,
  processCreate,
  processPlace,
  processImport,
  processImportBpmn,
  kpiImportSheet,
  kpiSetValues,
  budgetSetAmounts,
  stepAdd,
  stepConnect,
  stepMove,
  stepRemove,
  stepPaste,
  stepCapture,
  laneAdd,
  laneRename,
  laneReorder,
  stepSetKind,
  flowReconnect,
  flowSetWay,
  stepIntoFlow,
  versionStartToBe,
  versionPublish,
  versionRetire,
  processApplyOutline,
  subProcessMake,
  subProcessCreate,
  subProcessDissolve,
  tasksSchedule,
  tasksPlace,
  tasksLink,
  tasksSetBaseline,
  raciSet,
] as const

type Listed = (typeof list)[number]
export type CommandName = Listed['name']
type Named<N extends CommandName> = Extract<Listed, { name: N }>
/** What a caller passes: arguments with a default may be left out. */
// biome-ignore lint/suspicious/noExplicitAny: only the input type is asked for
export type CommandArgs<N extends CommandName> = Named<N> extends Command<N, any, any, infer I> ? I : never
export type CommandResult<N extends CommandName> = ReturnType<Named<N>['run']>

const lifeCycle: ReadonlySet<Command> = new Set<Command>([versionPublish, versionRetire, planMerge])

/** All commands, as they are run: none of them can write to a frozen version. */
export const commands = Object.fromEntries(
  (list as readonly Command[]).map((command) => {
    const guard = { lifeCycle: lifeCycle.has(command) }
    return [command.name, { ...command, run: (plan, args) => command.run(guardFrozen(plan, guard), args) } as Command]
  }),
) as unknown as Record<CommandName, Command>
export const commandNames = list.map((c) => c.name) as CommandName[]
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name)
