// One run of a process: cases arrive, wait, queue for somebody, are worked on, go on by chance, split and join.
import { eventHeap } from './eventHeap.ts'
import { drawn, randomFrom } from './random.ts'
import { ringQueue } from './ringQueue.ts'
import type { RunLength, SimModel, SimRun } from './simModel.ts'

/** More events than this are a case that never ends. */
const usualMost = 20_000_000
const arrival = 0
/** What a token waits for. */
const [delayed, working] = [0, 1]

/** Growing columns of numbers, one row per token or case. */
const wider = <A extends Float64Array | Int32Array>(column: A): A => {
  const next = new (column.constructor as new (length: number) => A)(column.length * 2)
  next.set(column as never)
  return next
}

/** Runs a model once from empty; the same seed gives the same run. */
export function simulate(model: SimModel, { warmUp, period, most = usualMost }: RunLength, seed: number): SimRun {
  const { nodes, pools, servers, day } = model
  const random = randomFrom(seed)
  const end = warmUp + period
  const heap = eventHeap()
  const queues = pools.map(() => ringQueue())
  const poolsOf = servers.map((_, server) => pools.flatMap((pool, i) => (pool.includes(server) ? [i] : [])))
  const joinAt = new Int32Array(nodes.length).fill(-1)
  let joins = 0
  nodes.forEach((node, i) => {
    if (node.joins > 1) joinAt[i] = joins++
  })

  // Tokens: where a case is. Event 0 is the next arrival, event t + 1 something about token t.
  let tokenNode = new Int32Array(64)
  let tokenCase = new Int32Array(64)
  let tokenState = new Int32Array(64)
  let tokenServer = new Int32Array(64)
  let tokenSince = new Float64Array(64)
  let tokens = 0
  const freeTokens: number[] = []
  // Cases: when they began, how many tokens go on, how many wait at each join.
  let caseBegan = new Float64Array(64)
  let caseActive = new Int32Array(64)
  let caseWaiting = new Int32Array(64)
  let caseJoin = new Int32Array(64 * Math.max(1, joins))
  let cases = 0
  const freeCases: number[] = []

  const idleSince = new Float64Array(servers.length)
  const isIdle = new Uint8Array(servers.length).fill(1)
  const workFrom = new Float64Array(servers.length)
  const workTo = new Float64Array(servers.length)
  const busy = new Float64Array(servers.length)
  const taken = new Float64Array(nodes.length)
  const queued = new Float64Array(nodes.length)
  let cycles = new Float64Array(256)
  let completed = 0
  let current = 0
  let atBegin = 0
  // Fractions that closures change would each be an object: the time now, since when cases are counted, and their sum over time.
  const clock = Float64Array.of(0, warmUp, 0)

  /** A time on the line of what a server has of each day. */
  const own = (server: number, at: number) => {
    const share = servers[server] as number
    if (share >= 1) return at
    const days = Math.floor(at / day)
    return days * day * share + Math.min(at - days * day, day * share)
  }
  /** When a server has done what ends at `position` of that line. */
  const doneAt = (server: number, position: number) => {
    const share = servers[server] as number
    if (share >= 1) return position
    const each = day * share
    const days = Math.floor(position / each)
    const rest = position - days * each
    return rest === 0 && days > 0 ? (days - 1) * day + each : days * day + rest
  }
  const counted = (server: number, from: number, to: number) =>
    Math.max(0, Math.min(to, own(server, end)) - Math.max(from, own(server, warmUp)))
  const changeCases = (by: number) => {
    const until = Math.min(clock[0] as number, end)
    if (until > (clock[1] as number)) {
      clock[2] = (clock[2] as number) + current * (until - (clock[1] as number))
      clock[1] = until
    }
    current += by
  }

  function newToken(ofCase: number, node: number): number {
    const id = freeTokens.pop() ?? tokens++
    if (id >= tokenNode.length) {
      tokenNode = wider(tokenNode)
      tokenCase = wider(tokenCase)
      tokenState = wider(tokenState)
      tokenServer = wider(tokenServer)
      tokenSince = wider(tokenSince)
    }
    tokenNode[id] = node
    tokenCase[id] = ofCase
    return id
  }
  function newCase(): number {
    const id = freeCases.pop() ?? cases++
    if (id >= caseBegan.length) {
      caseBegan = wider(caseBegan)
      caseActive = wider(caseActive)
      caseWaiting = wider(caseWaiting)
      caseJoin = wider(caseJoin)
    }
    caseBegan[id] = clock[0] as number
    caseActive[id] = 0
    caseWaiting[id] = 0
    caseJoin.fill(0, id * joins, (id + 1) * joins)
    return id
  }

  /** Puts a token of a case before a node, or joins it with the others there. */
  function enter(ofCase: number, node: number): void {
    const join = joinAt[node] as number
    if (join >= 0) {
      const at = ofCase * joins + join
      const here = (caseJoin[at] as number) + 1
      if (here < (nodes[node]?.joins as number)) {
        caseJoin[at] = here
        caseWaiting[ofCase] = (caseWaiting[ofCase] as number) + 1
        return
      }
      caseWaiting[ofCase] = (caseWaiting[ofCase] as number) - (caseJoin[at] as number)
      caseJoin[at] = 0
    }
    begin(ofCase, node)
  }
  function begin(ofCase: number, node: number): void {
    caseActive[ofCase] = (caseActive[ofCase] as number) + 1
    const token = newToken(ofCase, node)
    const wait = drawn((nodes[node] as SimModel['nodes'][number]).waiting, random)
    if (wait > 0) {
      tokenState[token] = delayed
      heap.push((clock[0] as number) + wait, token + 1)
    } else ask(token)
  }

  /** The token's work is to be done now: by who has been idle longest, else it queues. */
  function ask(token: number): void {
    const { pool, processing } = nodes[tokenNode[token] as number] as SimModel['nodes'][number]
    tokenSince[token] = clock[0] as number
    if (pool < 0) {
      tokenState[token] = working
      tokenServer[token] = -1
      // Also where it takes no time: steps that only lead on may form a loop.
      heap.push((clock[0] as number) + drawn(processing, random), token + 1)
      return
    }
    let best = -1
    for (const server of pools[pool] as readonly number[])
      if (isIdle[server] && (best < 0 || (idleSince[server] as number) < (idleSince[best] as number))) best = server
    if (best >= 0) work(token, best)
    else queues[pool]?.push(token)
  }
  function work(token: number, server: number): void {
    const node = tokenNode[token] as number
    const time = drawn((nodes[node] as SimModel['nodes'][number]).processing, random)
    const now = clock[0] as number
    const from = own(server, now)
    const to = from + time
    isIdle[server] = 0
    workFrom[server] = from
    workTo[server] = to
    tokenState[token] = working
    tokenServer[token] = server
    if (now >= warmUp && now <= end) {
      // Who is not there any more today takes it up tomorrow.
      const share = servers[server] as number
      const days = Math.floor(now / day)
      const starts = share >= 1 || now - days * day < day * share ? now : (days + 1) * day
      taken[node] = (taken[node] as number) + 1
      queued[node] = (queued[node] as number) + starts - (tokenSince[token] as number)
    }
    heap.push(doneAt(server, to), token + 1)
  }
  function release(server: number): void {
    busy[server] = (busy[server] as number) + counted(server, workFrom[server] as number, workTo[server] as number)
    let first = -1
    let from = -1
    for (const pool of poolsOf[server] as number[]) {
      const token = queues[pool]?.peek()
      if (token === undefined) continue
      if (first < 0 || (tokenSince[token] as number) < (tokenSince[first] as number)) {
        first = token
        from = pool
      }
    }
    if (first >= 0) {
      queues[from]?.shift()
      work(first, server)
    } else {
      isIdle[server] = 1
      idleSince[server] = clock[0] as number
    }
  }

  /** The token's work is done: the case goes on. */
  function leave(token: number): void {
    const ofCase = tokenCase[token] as number
    const { to, upTo } = nodes[tokenNode[token] as number] as SimModel['nodes'][number]
    freeTokens.push(token)
    // Its own token still counts while those that follow are made, or the case would end in between.
    if (to.length > 0 && upTo) {
      let way = 0
      if (to.length > 1) {
        const u = random()
        while (way < to.length - 1 && u >= (upTo[way] as number)) way++
      }
      enter(ofCase, to[way] as number)
    } else for (const next of to) enter(ofCase, next)
    caseActive[ofCase] = (caseActive[ofCase] as number) - 1
    if (caseActive[ofCase] === 0) finish(ofCase)
  }
  function finish(ofCase: number): void {
    if ((caseWaiting[ofCase] as number) > 0) {
      // What others wait for at a join will never come: a decision sent it elsewhere. The case goes on without.
      const node = nodes.findIndex(
        (_, i) => (joinAt[i] as number) >= 0 && (caseJoin[ofCase * joins + (joinAt[i] as number)] as number) > 0,
      )
      const at = ofCase * joins + (joinAt[node] as number)
      caseWaiting[ofCase] = (caseWaiting[ofCase] as number) - (caseJoin[at] as number)
      caseJoin[at] = 0
      begin(ofCase, node)
      return
    }
    changeCases(-1)
    freeCases.push(ofCase)
    const now = clock[0] as number
    if (now < warmUp || now > end) return
    if (completed === cycles.length) cycles = wider(cycles)
    cycles[completed++] = now - (caseBegan[ofCase] as number)
  }

  function arrive(): void {
    heap.push((clock[0] as number) + drawn(model.between, random), arrival)
    changeCases(1)
    const ofCase = newCase()
    // Held while its first tokens are made.
    caseActive[ofCase] = 1
    const { nodes: first, all } = model.begins
    if (all) for (const node of first) enter(ofCase, node)
    else enter(ofCase, first[Math.min(first.length - 1, Math.floor(random() * first.length))] as number)
    caseActive[ofCase] = (caseActive[ofCase] as number) - 1
    if (caseActive[ofCase] === 0) finish(ofCase)
  }

  let events = 0
  let begun = false
  if (model.begins.nodes.length > 0) heap.push(drawn(model.between, random), arrival)
  while (heap.size > 0 && events < most) {
    const event = heap.pop()
    if (heap.time > end) break
    clock[0] = heap.time
    if (!begun && (clock[0] as number) >= warmUp) {
      begun = true
      atBegin = current
    }
    events++
    if (event === arrival) arrive()
    else {
      const token = event - 1
      if (tokenState[token] === delayed) ask(token)
      else {
        const server = tokenServer[token] as number
        leave(token)
        if (server >= 0) release(server)
      }
    }
  }
  const endless = events >= most
  clock[0] = end
  changeCases(0)
  for (let server = 0; server < servers.length; server++) {
    const rest = isIdle[server]
      ? 0
      : counted(server, workFrom[server] as number, Math.min(workTo[server] as number, own(server, end)))
    const had = own(server, end) - own(server, warmUp)
    busy[server] = had > 0 ? ((busy[server] as number) + rest) / had : 0
  }
  return {
    cycles: cycles.slice(0, completed),
    inProgress: (clock[2] as number) / period,
    atBegin,
    atEnd: current,
    taken,
    queued,
    busy,
    events,
    endless,
  }
}
