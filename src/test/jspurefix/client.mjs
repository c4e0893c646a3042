// A client of SAFE1 on jspurefix. Says what it hears, one line of JSON each, and ends by itself:
//   node client.mjs PORT STORE PASSWORD RUN stay|vanish|resume
// RUN begins the ClOrdIDs, so that they are new.
//   stay     starts the session at 1, places A and B, replaces and cancels B, logs out
//   vanish   starts the session at 1, places A; with A filled places C and is gone without a word
//   resume   goes on where the session stood, asks for what it missed by itself, places D, logs out
import 'reflect-metadata'
import jspurefix from 'jspurefix'

const { AsciiSession, SessionLauncher, JsFixWinstonLogFactory, WinstonLogger } = jspurefix
const [port, directory, password, run, act] = process.argv.slice(2)
const say = heard => process.stdout.write(JSON.stringify(heard) + '\n')

const description = {
  application: { type: 'initiator', name: 'tandem-client', reconnectSeconds: 5, protocol: 'ascii', dictionary: 'qf44',
    tcp: { host: '127.0.0.1', port: Number(port) } },
  Username: 'safe1', Password: password, EncryptMethod: 0, ResetSeqNumFlag: act !== 'resume', HeartBtInt: 30,
  SenderCompId: 'SAFE1', TargetCompID: 'TANDEM', BeginString: 'FIX.4.4', store: { type: 'file', directory }
}

const order = (id, terms) => ({
  ClOrdID: `${run}-${id}`, HandlInst: '1', Side: '1', TransactTime: new Date(), Instrument: { Symbol: 'AAPL' },
  OrderQtyData: { OrderQty: 100 }, ...terms
})
const market = { OrdType: '1' }
const far = { OrdType: '2', Price: 180, TimeInForce: '1' }

// What is done next when an order's report with that ExecType comes.
const scripts = {
  stay: {
    ready: client => client.send('D', order('A', market)),
    AF: client => client.send('D', order('B', far)),
    B0: client => client.send('G', { ...order('B2', { ...far, Price: 181 }), OrigClOrdID: `${run}-B` }),
    B25: client => client.send('F', { ...order('B3'), OrigClOrdID: `${run}-B2` }),
    B34: client => client.done()
  },
  vanish: {
    ready: client => client.send('D', order('A', market)),
    AF: client => {
      client.send('D', order('C', market))
      setTimeout(() => process.exit(0), 500) // the store of the engine writes behind
    }
  },
  resume: {
    CF: client => client.send('D', order('D', market)),
    DF: client => client.done()
  }
}

class Client extends AsciiSession {
  constructor (config) {
    super(config)
    this.logger = config.logFactory.logger('client')
  }

  onReady () {
    say({ event: 'ready' })
    scripts[act].ready?.(this)
  }

  onApplicationMsg (type, view) {
    const report = view.toObject()
    const header = report.StandardHeader ?? {}
    const id = report.ClOrdID.slice(run.length + 1)
    say({ event: 'report', id, execType: report.ExecType, ordStatus: report.OrdStatus, cumQty: report.CumQty,
      leavesQty: report.LeavesQty, execId: report.ExecID, number: header.MsgSeqNum, again: header.PossDupFlag === true })
    if (report.ClOrdID.startsWith(run)) scripts[act][id + report.ExecType]?.(this)
  }

  onDecoded (type, text) {
    if (type === '5') say({ event: 'logout', text: /58=([^|\u0001]*)/.exec(text)?.[1] ?? '' })
  }

  onLogon () { return true }
  onEncoded () {}
  onStopped () {}
}

class Launcher extends SessionLauncher {
  constructor () {
    super(description, null, new JsFixWinstonLogFactory(WinstonLogger.consoleOptions('error')))
  }

  makeFactory () {
    return { makeSession: config => new Client(config) }
  }
}

await new Launcher().run().catch(error => say({ event: 'ended', text: String(error?.message ?? error) }))
process.exit(0)
