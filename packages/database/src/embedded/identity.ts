import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { DatabaseError } from '../errors.ts'
import type { Layout } from './layout.ts'

/** A user by number. */
export interface Identity {
  readonly uid: number
  readonly gid: number
}

interface PasswdEntry extends Identity {
  readonly name: string
}

/** Whose processes and files the cluster is: `run` for PostgreSQL, `init` for initdb, which wants a named user. `undefined`: our own user. */
export interface Identities {
  readonly run: Identity | undefined
  readonly init: Identity | undefined
}

/**
 * PostgreSQL refuses uid 0. As root: the owner of the cluster, else of the data folder, else `nobody`, else the first user of the passwd file that is not root.
 *
 * @throws DatabaseError DATABASE_USER when there is no such user.
 */
export function chooseIdentities(layout: Layout): Identities {
  if (process.getuid?.() !== 0) return { run: undefined, init: undefined }
  const passwd = readPasswd()
  const named =
    passwd.find((entry) => entry.name === 'nobody' && entry.uid > 0) ?? passwd.find((entry) => entry.uid > 0)
  const owner = ownerOf(layout.pgData) ?? ownerOf(layout.dataDir)
  const run = owner ?? named
  const init = passwd.some((entry) => entry.uid === run?.uid) ? run : named
  if (run === undefined || init === undefined) {
    throw new DatabaseError(
      'DATABASE_USER',
      'The embedded PostgreSQL does not run as root and /etc/passwd has no other user; add one, start as an ordinary user, or set DATABASE_URL',
    )
  }
  return { run, init }
}

/** initdb looks its user up by name; an ordinary user without one can only start an existing folder. */
export function hasName(identity: Identity | undefined): boolean {
  if (identity !== undefined) return readPasswd().some((entry) => entry.uid === identity.uid)
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Owner of a path unless it is root's or missing. */
function ownerOf(path: string): Identity | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === 0 ? undefined : { uid: stat.uid, gid: stat.gid }
}

function readPasswd(): PasswdEntry[] {
  let text: string
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid && !name.startsWith('#') ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
