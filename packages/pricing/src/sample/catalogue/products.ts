import { spread } from '../product.ts'
import type { Category, Product } from '../product.ts'
import { boardsAndCards } from './boards-and-cards.ts'
import { cables, networkSwitches, transceivers } from './links.ts'
import { mechanics } from './mechanics.ts'
import { hardDisks, memory, solidStateDrives } from './memory-and-drives.ts'
import { processors } from './processors.ts'

/** How many of each category an integrator keeps: 1 850 in all. */
const counts: Record<Category, number> = {
  CPU: 250,
  RAM: 160,
  SSD: 130,
  HDD: 76,
  NIC: 96,
  GPU: 36,
  RAID: 52,
  Motherboard: 74,
  Chassis: 88,
  PSU: 76,
  Cooling: 110,
  Backplane: 52,
  Riser: 54,
  'Drive tray': 26,
  'Rail kit': 56,
  Cable: 280,
  Transceiver: 64,
  Switch: 58,
  Rack: 48,
  UPS: 32,
  License: 32,
}

const all = [
  ...processors,
  ...memory,
  ...solidStateDrives,
  ...hardDisks,
  ...boardsAndCards,
  ...mechanics,
  ...cables,
  ...transceivers,
  ...networkSwitches,
]

/** The plain components of an integrator, by category. */
export const products: readonly Product[] = Object.entries(counts).flatMap(([category, count]) =>
  spread(
    all.filter((product) => product.category === category),
    count,
  ),
)
