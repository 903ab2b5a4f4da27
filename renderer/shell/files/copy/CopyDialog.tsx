// What another copy of the plan has otherwise: who changed what, taken row by row or field by field as one undoable change.
import { useEffect, useMemo, useRef } from 'react'
import { useT } from '#platform/text.ts'
import type { ResultOf } from '#shared/api.ts'
import type { Problem } from '#shared/model/problem.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DifferenceDialog, type DifferenceWords } from '../dataImport/DifferenceDialog.tsx'
import { ReadingProgress } from '../dataImport/ReadingProgress.tsx'
import { applyCopy, closeFileDialog } from '../fileActions.ts'
import { ProblemList } from '../ProblemList.tsx'

interface Props {
  handle: string
  name: string
  /** null: it is still being compared. */
  compared: ResultOf<'copy.compare'> | null
  problems: readonly Problem[]
}

export function CopyDialog({ handle, name, compared, problems }: Props) {
  const t = useT()
  const words = useMemo(
    (): DifferenceWords => ({
      removedIn: { plan: t('planCopy.removedIn.plan'), sheet: t('planCopy.removedIn.copy') },
      base: (text) => t('planCopy.base', { text }),
    }),
    [t],
  )
  if (!compared) return <Waiting handle={handle} title={t('planCopy.title', { name })} problems={problems} />
  const { differences, samePlan, threeWay, notices } = compared
  const lead = threeWay ? t('planCopy.lead') : samePlan ? '' : t('planCopy.otherPlan')
  return (
    <DifferenceDialog
      title={t('planCopy.title', { name })}
      lead={lead}
      words={words}
      nothing={(count) => t('planCopy.nothing', { count })}
      differences={{ ...differences, problems: [...notices, ...differences.problems] }}
      apply={(choice) => applyCopy(handle, name, choice)}
    />
  )
}

function Waiting({ handle, title, problems }: { handle: string; title: string; problems: readonly Problem[] }) {
  const t = useT()
  const close = useRef<HTMLButtonElement>(null)
  const refused = problems.length > 0
  useEffect(() => {
    if (refused) close.current?.focus()
  }, [refused])
  return (
    <Dialog
      title={title}
      onClose={closeFileDialog}
      footer={
        <Button ref={close} look={refused ? 'primary' : 'plain'} data-autofocus onClick={closeFileDialog}>
          {t(refused ? 'shell.files.close' : 'shell.files.cancel')}
        </Button>
      }
    >
      {refused ? <ProblemList problems={problems} /> : <ReadingProgress handle={handle} />}
    </Dialog>
  )
}
