import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'

/** Events of an XML part. Names of elements come without their namespace prefix: producers differ in it. Attributes have none. */
export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Feeds the bytes of an XML part to `handler`; yields the bytes parsed so far after each chunk. Decoding is strict and streaming.
 * Throws `fileHasDoctype`, `fileDamaged` (not well-formed), `tokenTooLong`.
 */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  handler: XmlHandler,
): AsyncGenerator<number, void> {
  let silentCharacters = 0
  const parser = createParser(part, handler, () => {
    silentCharacters = 0
  })
  let decoder: TextDecoder | undefined
  let bytes = 0
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder === undefined
        ? ''
        : chunk === undefined
          ? decoder.decode()
          : decoder.decode(chunk, { stream: true })
    } catch (cause) {
      throw spreadsheetError('fileDamaged', { part, detail: `its text is not valid ${decoder?.encoding}` }, { cause })
    }
  }
  const write = (text: string): void => {
    silentCharacters += text.length
    parser.write(text)
    if (silentCharacters > limits.tokenCharacters)
      throw spreadsheetError('tokenTooLong', { part, limit: limits.tokenCharacters })
  }
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(xmlEncoding(chunk), { fatal: true })
    write(decode(chunk))
    bytes += chunk.length
    yield bytes
  }
  write(decode())
  parser.close()
}

const xmlOptions = { xmlns: false, position: false } as const
type XmlOptions = typeof xmlOptions

/** Parses a whole part. */
export async function parseWholeXml(chunks: AsyncIterable<Buffer>, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(chunks, part, handler));
}

function createParser(part: string, handler: XmlHandler, onEvent: () => void): SaxesParser<XmlOptions> {
  const parser = new SaxesParser(xmlOptions)
  parser.on('error', (cause) => {
    throw spreadsheetError('fileDamaged', { part, detail: cause.message }, { cause })
  })
  parser.on('doctype', () => {
    throw spreadsheetError('fileHasDoctype', { part })
  })
  parser.on('opentag', (tag) => {
    onEvent()
    handler.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    onEvent()
    handler.close?.(localName(tag.name))
  })
  const onText = (text: string): void => {
    onEvent()
    handler.text?.(text)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  return parser
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function xmlEncoding(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
