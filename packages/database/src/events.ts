/** What happens to the database while it is open, for a log or a start screen. `text` is one English sentence. */
export interface DatabaseEvent {
  readonly kind:
    /** A new cluster is being made. */
    | 'initialising'
    /** PostgreSQL is being started. */
    | 'starting'
    /** A PostgreSQL that another process started is used. */
    | 'joined'
    /** It replays its log after a crash; there is no time limit. */
    | 'recovering'
    /** Connections are taken. */
    | 'ready'
    /** PostgreSQL, or its watcher, had ended and is back. */
    | 'restarted'
    /** PostgreSQL, or the connection for notifications, was lost; it is being brought back. */
    | 'lost'
    /** Something failed in the background; it is tried again. */
    | 'error'
  readonly text: string
}
