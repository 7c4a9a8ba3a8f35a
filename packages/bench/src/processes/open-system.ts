import type { Location, TaskSystem } from '../systems/system.ts'
import { isSystemName, systems } from '../systems/systems.ts'

/** Opens a system by its name, for a process that was told it as an argument. */
export async function openSystem(name: string, location: Location): Promise<TaskSystem> {
  if (!isSystemName(name)) throw new RangeError(`There is no system "${name}": ${Object.keys(systems).join(', ')}`)
  const kind = await systems[name]()
  return kind.open(location)
}
