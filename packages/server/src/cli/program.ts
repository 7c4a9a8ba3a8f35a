import type { ListKind } from '@pf/contract'
import { Command } from 'commander'
import { parsePort, processConfig } from '../config/config.ts'
import { version } from '../config/version.ts'
import type { DownloadOptions } from './download-book.ts'
import type { ImportOptions } from './import.ts'
import type { ExportListOptions, ImportListOptions } from './lists.ts'
import type { PreviewOptions } from './preview.ts'
import type { SampleOptions } from './sample.ts'
import type { ClientOptions, ListOptions } from './tasks.ts'

const rejectedOption = [
  '--rejected <file>',
  'where rejected rows are to be written, as xlsx that imports again after repair',
] as const

/** The command line. Each command loads what it needs when it is called, so that `--help` and the client's commands start fast. */
export function createProgram(): Command {
  const config = processConfig()
  const program = new Command('priceforge')
    .description('PriceForge: stock files in, prices out')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(see --help)')
    .addHelpText('after', '\nExit status: 0 done, 1 what was asked for failed, 2 wrong usage or no server.')

  program
    .command('serve')
    .description('run the server: console, API and, unless --no-worker, tasks')
    .option('--no-worker', 'answer requests only; tasks are performed by other processes')
    .option('--port <number>', `port to listen at (PORT, now ${config.port})`)
    .action(async (options: { worker: boolean; port?: string }) => {
      const { serve } = await import('./serve.ts')
      const { createLog } = await import('../log.ts')
      const { startScreen } = await import('./start-screen.ts')
      const port = options.port === undefined ? config.port : parsePort(options.port)
      const atTerminal = process.stdout.isTTY
      const log = createLog({ level: config.logLevel, format: atTerminal ? 'lines' : 'json' })
      await serve({
        config: { ...config, port },
        withWorker: options.worker,
        log,
        ...(atTerminal ? { screen: startScreen(process.stdout) } : {}),
      })
    })

  program
    .command('worker')
    .description('perform tasks, beside the servers of the same database')
    .action(async () => {
      const { work } = await import('./worker.ts')
      const { createLog } = await import('../log.ts')
      await work({
        config,
        log: createLog({ level: config.logLevel, format: process.stdout.isTTY ? 'lines' : 'json' }),
      })
    })

  program
    .command('preview')
    .description('say how a stock file would be read; needs no server')
    .argument('<file>', 'xlsx, mxl or csv')
    .option('--sheet <name>', 'another sheet than the recognised one')
    .option('--header-row <number>', 'the last row of the header, from 1')
    .option('--json', 'print JSON', false)
    .action(async (file: string, options: PreviewOptions) => (await import('./preview.ts')).previewFile(file, options))

  client(program.command('import'), config.serverUrl)
    .description('import a stock file and follow it to the end')
    .argument('<file>', 'xlsx, mxl or csv')
    .option('--as-of <day>', 'the day that the stock is of, such as 2026-11-24 (today unless said)')
    .option(
      '--scope <scope>',
      'full: the file is all there is; partial: other part numbers keep their stock (full unless said, partial for a file of rejected rows)',
    )
    .option('--mapping <file>', 'how the file is read, as JSON')
    .option(
      '--vat <percent>',
      'the VAT that the prices contain, such as 22, or none; needed where the file does not say',
    )
    .option('--warehouse <name>', "the warehouse of the file's one quantity column")
    .option(...rejectedOption)
    .action(async (file: string, options: ImportOptions) => (await import('./import.ts')).importFile(file, options))

  addList(program.command('lots').description('bring components in and out, as xlsx or csv'), 'lots', config.serverUrl)
  addList(
    program.command('mappings').description('bring mappings in and out, as xlsx or csv'),
    'mappings',
    config.serverUrl,
  )
  client(program.command('sample'), config.serverUrl)
    .description('fill an empty system with sample data, to look around; a fresh data folder is the way back')
    .option('--scale <number>', 'so many times 2000 LOTs and 6000 part numbers, for benchmarks', '1')
    .action(async (options: SampleOptions) => (await import('./sample.ts')).loadSample(options))

  addBook(program.command('book').description('make and get part-number books'), config.serverUrl)
  addTasks(program.command('tasks').description('see and steer tasks'), config.serverUrl)
  return program
}

function addList(command: Command, list: ListKind, url: string): void {
  client(command.command('import'), url)
    .description('save what a file says and follow that to the end')
    .argument('<file>', 'xlsx, csv or mxl; an export shows the columns')
    .option(...rejectedOption)
    .action(async (file: string, options: ImportListOptions) =>
      (await import('./lists.ts')).importList(list, file, options),
    )
  client(command.command('export'), url)
    .description('write everything to a file that imports again')
    .argument('<file>', 'ends with .xlsx or .csv')
    .option('--language <language>', 'of the titles: en or ru', 'en')
    .action(async (file: string, options: ExportListOptions) =>
      (await import('./lists.ts')).exportList(list, file, options),
    )
}

function addBook(book: Command, url: string): void {
  client(book.command('create'), url)
    .description('freeze the mapped part numbers as a book and put it in force')
    .action(async (options: ClientOptions) => (await import('./book.ts')).createBook(options))
  client(book.command('list'), url)
    .description('list the books, newest first')
    .action(async (options: ClientOptions) => (await import('./book.ts')).listBooks(options))
  client(book.command('activate'), url)
    .description('put an older book in force again')
    .argument('<version>', 'such as 2026-11-24-001')
    .action(async (wanted: string, options: ClientOptions) => (await import('./book.ts')).activateBook(wanted, options))
  client(book.command('download'), url)
    .description('get the book in force as a file')
    .argument(
      '[file]',
      'where to: ends with .json, .ndjson (a row a line), .xlsx or .csv; "-" is standard output (partnumber-book-VERSION.json unless said)',
    )
    .option('--format <format>', 'json, ndjson, xlsx or csv, where the name of a file does not say it')
    .action(async (file: string | undefined, options: DownloadOptions) =>
      (await import('./download-book.ts')).downloadBook(file, options),
    )
}

function addTasks(tasks: Command, url: string): void {
  client(tasks.command('list'), url)
    .description('list tasks, newest first')
    .option('--status <status>', 'queued, running, completed, error or cancelled')
    .option('--type <type>', 'such as stock_import')
    .option('--text <text>', 'a part of what a task is about, or its id')
    .option('--limit <number>', 'at most 200', '20')
    .action(async (options: ListOptions) => (await import('./tasks.ts')).listTasks(options))
  client(tasks.command('get'), url)
    .description('show a task')
    .argument('<id>')
    .action(async (id: string, options: ClientOptions) => (await import('./tasks.ts')).getTask(id, options))
  client(tasks.command('watch'), url)
    .description('follow a task to its end')
    .argument('<id>')
    .action(async (id: string, options: ClientOptions) => (await import('./tasks.ts')).watchTask(id, options))
  client(tasks.command('cancel'), url)
    .description('cancel a task')
    .argument('<id>')
    .action(async (id: string, options: ClientOptions) => (await import('./tasks.ts')).cancelTask(id, options))
  client(tasks.command('retry'), url)
    .description('submit an ended task again')
    .argument('<id>')
    .action(async (id: string, options: ClientOptions) => (await import('./tasks.ts')).retryTask(id, options))
}

/** What every command has that talks to the server. */
function client(command: Command, url: string): Command {
  return command
    .option('--url <url>', 'where the server is (PRICEFORGE_URL)', url)
    .option('--json', 'print JSON', false)
}
