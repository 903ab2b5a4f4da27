// The process screen: the list of processes, or one version of a process being worked on.
import { useEffect } from 'react'
import { rowOf, useRow, useRows } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { isFrozen } from '#shared/commands/frozen.ts'
import { ProcessList } from './list/ProcessList.tsx'
import { mainVersion } from './model/processes.ts'
import { enterVersion, select, setEditor } from './model/state.ts'
import { takeSelection } from './sub/trail.ts'
import { VersionEditor } from './VersionEditor.tsx'
import { CompareView } from './version/CompareView.tsx'

export default function ProcessScreen() {
  const params = useWindow((window) => window.params)
  useRows('processVersion')
  // A version that is gone (its creation undone) gives way to the main one of its process, where that is known.
  const named = useRow('processVersion', params.processVersion)
  const version = useRow('processVersion', named?.id ?? (params.process ? mainVersion(params.process)?.id : undefined))
  const frozen = version !== undefined && isFrozen(version)
  const other = useRow('processVersion', params.compare)
  const process = useRow('process', version?.process)

  useEffect(() => {
    enterVersion(version?.id ?? null)
    setEditor({ readOnly: frozen })
    const { step, lane, phase } = params
    const left = version?.id === undefined ? undefined : takeSelection(version.id)
    if (left) select({ steps: left })
    else if (step && rowOf('step', step)) select({ steps: [step] })
    else if (lane) select({ lane })
    else if (phase) select({ phase })
  }, [version?.id, frozen, params])
  // A version that has been deleted, or whose creation was undone, leaves the list.
  useEffect(() => {
    if ((params.processVersion || params.process) && !version) navigate('process')
  }, [params, version])

  if (!version || !process) return <ProcessList />
  if (other && other.id !== version.id) return <CompareView before={other} after={version} process={process} />
  return <VersionEditor key={version.id} version={version} process={process} />
}
