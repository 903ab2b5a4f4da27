// The window's first file: security settings first, then the content.
import './platform/trustedTypes.ts'
import './platform/quietZod.ts'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
