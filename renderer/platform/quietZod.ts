// Tells zod not to try `new Function`: the content security policy would stop and report it. Must run before any schema is made.
import { z } from 'zod'

z.config({ jitless: true })
