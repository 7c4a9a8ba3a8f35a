import { fileInfo, uploadHeader } from '@pf/contract'
import type { FileInfo } from '@pf/contract'
import { z } from 'zod'

/** Why a file did not arrive. `network`: no answer came. `refused`: the server said why. */
export class UploadError extends Error {
  override readonly name = 'UploadError'
  readonly code: 'network' | 'refused'
  /** The server's code of a refusal, such as uploadTooLarge; null where it gave none. */
  readonly refusal: string | null

  constructor(code: 'network' | 'refused', message: string, refusal: string | null = null) {
    super(message)
    this.code = code
    this.refusal = refusal
  }
}

interface UploadOptions {
  /** Share of the file that has left, 0 to 1. */
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a file as it is, without reading it into memory. XMLHttpRequest, because fetch tells no progress of what it sends.
 * @throws UploadError; AbortError when the signal aborts
 */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<FileInfo> {
  const request = new XMLHttpRequest()
  const answer = new Promise<FileInfo>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      const stored = request.status < 300 ? fileInfo.safeParse(parseJson(request.responseText)) : null
      if (stored?.success === true) resolve(stored.data)
      else reject(refusedBy(request.responseText))
    })
    request.addEventListener('error', () => reject(new UploadError('network', 'No answer came')))
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped', 'AbortError')))
  })
  signal.addEventListener('abort', () => request.abort(), { once: true })
  request.open('POST', '/api/files')
  request.setRequestHeader(uploadHeader, '1')
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return answer
}

const problem = z.object({ code: z.string(), detail: z.string() })

/** The code and the sentence of a problem+json answer; neither where the answer is no such one. */
function refusedBy(body: string): UploadError {
  const parsed = problem.safeParse(parseJson(body))
  return parsed.success
    ? new UploadError('refused', parsed.data.detail, parsed.data.code)
    : new UploadError('refused', '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
