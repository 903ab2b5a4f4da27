// The process screen: the list of processes, or one version of a process being worked on.
import { useEffect } from 'react'
import { rowOf, useRow, useRows } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { ProcessList } from './list/ProcessList.tsx'
import { mainVersion } from './model/processes.ts'
import { enterVersion, select } from './model/state.ts'
import { VersionEditor } from './VersionEditor.tsx'

export default function ProcessScreen() {
  const params = useWindow((window) => window.params)
  useRows('processVersion')
  const id = params.processVersion ?? (params.process ? mainVersion(params.process)?.id : undefined)
  const version = useRow('processVersion', id)
  const process = useRow('process', version?.process)

  useEffect(() => {
    enterVersion(version?.id ?? null)
    const { step, lane, phase } = params
    if (step && rowOf('step', step)) select({ steps: [step] })
    else if (lane) select({ lane })
    else if (phase) select({ phase })
  }, [version?.id, params])
  // A version that has been deleted, or whose creation was undone, leaves the list.
  useEffect(() => {
    if ((params.processVersion || params.process) && !version) navigate('process')
  }, [params, version])

  if (!version || !process) return <ProcessList />
  return <VersionEditor key={version.id} version={version} process={process} />
}
