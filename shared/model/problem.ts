// What can go wrong with a user's data or request, as codes that every surface turns into a sentence (shared/i18n, problem.*).

/** Every problem code; `shared/i18n` must word each of them in each language (compile-time obligation). */
export const problemCodes = [
  // values
  'required',
  'notANumber',
  'notAnInteger',
  'tooSmall',
  'tooLarge',
  'tooLong',
  'notADate',
  'notATime',
  'notAPeriod',
  'notADuration',
  'notABool',
  'notAChoice',
  'notFound',
  'ambiguous',
  'badCharacter',
  'badValue',
  // rows and commands
  'rowMissing',
  'duplicateKey',
  'duplicateId',
  'treeCycle',
  'treeTooDeep',
  'taskLoop',
  'notRaci',
  'notALevel',
  'raciTwoAccountable',
  'notADependency',
  'notATaskNumber',
  'refMissing',
  'nothingToDo',
  'versionFrozen',
  'selfFlow',
  'flowExists',
  'unknownCommand',
  'badArguments',
  // files
  'fileMissing',
  'fileUnreadable',
  'fileEmpty',
  'fileTooLarge',
  'notAPicture',
  'notALogo',
  'fileNotPlan',
  'fileForeignDatabase',
  'fileDamaged',
  'fileNewer',
  'fileHostile',
  'fileReadOnly',
  'fileInUse',
  'fileChangedOutside',
  'fileSideFiles',
  'fileExists',
  'folderMissing',
  'diskFull',
  'saveFailed',
  'restored',
  'editsSetAside',
  'intakeTimeout',
  'intakeMemory',
  'intakeCrashed',
  // workbooks and JSON
  'notAWorkbook',
  'workbookEncrypted',
  'notATextTable',
  'workbookOldFormat',
  'workbookTooLarge',
  'workbookTooManyRows',
  'workbookTooManyColumns',
  'workbookDamaged',
  'sheetEmpty',
  'columnsMissing',
  'noSteps',
  'noKpis',
  'kpiTwice',
  'kpiRowIgnored',
  'kpiColumnIgnored',
  'periodTwice',
  'totalDiffers',
  'kpiMeasureDiffers',
  'duplicateStepId',
  'nextStepMissing',
  'stepIdMissing',
  'unknownShape',
  'labelCountMismatch',
  'columnIgnored',
  'rowIgnored',
  'sheetIgnored',
  'sheetColumnIgnored',
  'titleColumnMissing',
  'sheetMissing',
  'noTableFound',
  'cellRefused',
  'dataColumnIgnored',
  'dataSheetIgnored',
  'dataBaseMissing',
  'copyNoBase',
  'dataOtherPlan',
  'dataFileMissing',
  'notBpmn',
  'bpmnEncoding',
  'bpmnDocumentType',
  'bpmnTooLarge',
  'bpmnDamaged',
  'bpmnIdTwice',
  'bpmnLinkMissing',
  'bpmnNotRead',
  'bpmnKept',
  'bpmnUnseen',
  'bpmnValueRefused',
  'bpmnTooLong',
  'bpmnLanesFlattened',
  'bpmnSelfFlow',
  'bpmnNoSteps',
  'jsonInvalid',
  'jsonFormat',
  'jsonNewer',
  'jsonUnknownEntity',
  'jsonUnknownField',
  'planNotEmpty',
  'processMissing',
  'processAmbiguous',
  'versionMissing',
  'sopMissing',
  'sopAmbiguous',
  'nothingToDraw',
  'nothingToWrite',
  'tooManyPages',
  'printFailed',
  // jobs and the shell
  'cancelled',
  'jobFailed',
  'unknownHandle',
  'hostRestarted',
  'hostStopped',
  'internal',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** Where a problem is: a cell of a sheet, an element of a file, or a field of a plan row. */
export interface ProblemPlace {
  readonly sheet?: string
  readonly cell?: string
  readonly element?: string
  readonly entity?: string
  readonly row?: string
  readonly field?: string
}

/** One thing that is wrong, language-free; `problemText` in shared/i18n makes the sentence. */
export interface Problem {
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string | number>>
  readonly place?: ProblemPlace
  /** `warning`: the work goes on and the user is told; default `error`: refused. */
  readonly severity?: 'error' | 'warning'
}

/** Thrown for a refusal the user can act on; carries every problem found, never a stack trace to a dialog. */
export class PlanError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem]
    super(list.map((p) => p.code).join(', '))
    this.name = 'PlanError'
    this.problems = list
  }
}

/** Throws a one-problem `PlanError`. */
export function refuse(code: ProblemCode, params?: Problem['params'], place?: ProblemPlace): never {
  throw new PlanError({ code, ...(params ? { params } : {}), ...(place ? { place } : {}) })
}
