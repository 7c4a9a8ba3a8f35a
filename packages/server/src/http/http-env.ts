import type { IncomingMessage, ServerResponse } from 'node:http'

export interface HttpEnv {
  Bindings: { incoming: IncomingMessage; outgoing: ServerResponse }
}
