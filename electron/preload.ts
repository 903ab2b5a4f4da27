// What the page may ask of the program: so far, which platform it runs on.

import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('opsmap', { platform: process.platform })
