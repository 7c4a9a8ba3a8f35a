/** Who does something. Never empty: a system action has an actor of its own. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: string
  /** How the actor came in: signed in, by API key, by command line, or as the person at an unprotected local server. */
  readonly via: 'session' | 'key' | 'cli' | 'local'
}
