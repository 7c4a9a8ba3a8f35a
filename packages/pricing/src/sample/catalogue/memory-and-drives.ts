import type { Product } from '../product.ts'

const modules = [
  { type: 'DDR3', kind: 'RDIMM', speeds: [1333, 1600, 1866], sizes: [8, 16], ranks: ['1RX4', '2RX4', '2RX8'] },
  {
    type: 'DDR4',
    kind: 'RDIMM',
    speeds: [2400, 2666, 2933, 3200],
    sizes: [16, 32, 64],
    ranks: ['1RX4', '2RX4', '2RX8'],
  },
  { type: 'DDR4', kind: 'LRDIMM', speeds: [2666, 2933, 3200], sizes: [64, 128], ranks: ['4RX4', '4DRX4'] },
  { type: 'DDR4', kind: 'UDIMM', speeds: [2666, 3200], sizes: [8, 16, 32], ranks: ['1RX8', '2RX8'] },
  {
    type: 'DDR5',
    kind: 'RDIMM',
    speeds: [4800, 5600, 6400],
    sizes: [16, 24, 32, 48, 64, 96, 128],
    ranks: ['1RX4', '1RX8', '2RX4', '2RX8'],
  },
  { type: 'DDR5', kind: 'RDIMM_3DS', speeds: [4800, 5600], sizes: [128, 256], ranks: ['4RX4', '8RX4'] },
  { type: 'DDR5', kind: 'UDIMM', speeds: [4800, 5600], sizes: [16, 32, 48], ranks: ['1RX8', '2RX8'] },
] as const

/** Memory is the same whoever makes it: one LOT for the modules of four makers. */
export const memory: readonly Product[] = modules.flatMap(({ type, kind, speeds, sizes, ranks }) =>
  sizes.flatMap((size) =>
    speeds.flatMap((speed) =>
      ranks.map((rank): Product => {
        const title = `${size}GB ${type}-${speed} ECC ${kind.replace('_', ' ')} ${rank}`
        return {
          category: 'RAM',
          lot: `MEM_${type}_${size}G_${speed}_${kind}_${rank}`,
          en: `${title} memory module`,
          ru: `Модуль памяти ${title}`,
          makers: ['Samsung', 'Micron', 'SK hynix', 'Kingston'],
          price: Math.round(size * (type === 'DDR5' ? 640 : type === 'DDR4' ? 410 : 190) + speed / 2),
        }
      }),
    ),
  ),
)

const readIntensive = ['480G', '960G', '1.92T', '3.84T', '7.68T', '15.36T', '30.72T'] as const
const mixedUse = ['400G', '800G', '1.6T', '3.2T', '6.4T', '12.8T'] as const
const flash = [
  { lot: 'U2_G4', title: 'NVMe U.2 PCIe 4.0 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'U2_G4', title: 'NVMe U.2 PCIe 4.0 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'U2_G5', title: 'NVMe U.2 PCIe 5.0 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'U2_G5', title: 'NVMe U.2 PCIe 5.0 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'U2_G3', title: 'NVMe U.2 PCIe 3.0 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'U3_G4', title: 'NVMe U.3 PCIe 4.0 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'U3_G4', title: 'NVMe U.3 PCIe 4.0 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'E1S_G4', title: 'NVMe E1.S PCIe 4.0 9.5mm', sizes: readIntensive, wear: 1 },
  { lot: 'E1S_G5', title: 'NVMe E1.S PCIe 5.0 15mm', sizes: readIntensive, wear: 1 },
  { lot: 'E3S_G5', title: 'NVMe E3.S PCIe 5.0 1T', sizes: readIntensive, wear: 1 },
  { lot: 'E3S_G5', title: 'NVMe E3.S PCIe 5.0 1T', sizes: mixedUse, wear: 3 },
  { lot: 'M2_2280_G4', title: 'NVMe M.2 2280 PCIe 4.0', sizes: readIntensive, wear: 1 },
  { lot: 'M2_22110_G4', title: 'NVMe M.2 22110 PCIe 4.0', sizes: readIntensive, wear: 1 },
  { lot: 'SATA', title: 'SATA 6Gb/s 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'SATA', title: 'SATA 6Gb/s 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'SATA_LE', title: 'SATA 6Gb/s 2.5" low endurance', sizes: readIntensive, wear: 0.6 },
  { lot: 'SAS12', title: 'SAS 12Gb/s 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'SAS12', title: 'SAS 12Gb/s 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'SAS24', title: 'SAS 24Gb/s 2.5"', sizes: readIntensive, wear: 1 },
  { lot: 'SAS24', title: 'SAS 24Gb/s 2.5"', sizes: mixedUse, wear: 3 },
  { lot: 'SAS12', title: 'SAS 12Gb/s 2.5"', sizes: mixedUse, wear: 10 },
] as const

export const solidStateDrives: readonly Product[] = flash.flatMap(({ lot, title, sizes, wear }) =>
  sizes.map((size): Product => ({
    category: 'SSD',
    lot: `SSD_${lot}_${size}_${wear}DWPD`,
    en: `SSD ${size}B ${title}, ${wear} DWPD`,
    ru: `Накопитель SSD ${size}B ${title}, ${String(wear).replace('.', ',')} DWPD`,
    makers: lot.startsWith('SAS')
      ? ['KIOXIA', 'Samsung', 'Seagate', 'Western Digital']
      : ['Samsung', 'Micron', 'Solidigm', 'KIOXIA'],
    price: Math.round(4_000 + gigabytes(size) * (10 + 2.4 * wear)),
  })),
)

const disks = [
  {
    lot: '35_SATA_7K2',
    title: 'SATA 6Gb/s 7200 rpm 3.5"',
    sizes: ['1T', '2T', '4T', '6T', '8T', '10T', '12T', '14T', '16T', '18T', '20T', '22T', '24T'],
    formats: ['512E', '4KN'],
  },
  {
    lot: '35_SAS_7K2',
    title: 'SAS 12Gb/s 7200 rpm 3.5"',
    sizes: ['2T', '4T', '6T', '8T', '10T', '12T', '14T', '16T', '18T', '20T', '22T', '24T'],
    formats: ['512E', '4KN'],
  },
  {
    lot: '25_SAS_10K',
    title: 'SAS 12Gb/s 10000 rpm 2.5"',
    sizes: ['300G', '600G', '900G', '1.2T', '1.8T', '2.4T'],
    formats: ['512N', '512E', '4KN'],
  },
  { lot: '25_SAS_15K', title: 'SAS 12Gb/s 15000 rpm 2.5"', sizes: ['300G', '600G', '900G'], formats: ['512N', '512E'] },
  { lot: '25_SATA_7K2', title: 'SATA 6Gb/s 7200 rpm 2.5"', sizes: ['500G', '1T', '2T'], formats: ['512N', '512E'] },
] as const

export const hardDisks: readonly Product[] = disks.flatMap(({ lot, title, sizes, formats }) =>
  sizes.flatMap((size) =>
    formats.map((format): Product => ({
      category: 'HDD',
      lot: `HDD_${lot}_${size}_${format}`,
      en: `Hard disk ${size}B ${title} ${format}`,
      ru: `Жёсткий диск ${size}B ${title} ${format}`,
      makers: ['Seagate', 'Toshiba', 'Western Digital'],
      price: Math.round(7_500 + gigabytes(size) * (lot.includes('7K2') ? 1.9 : 11)),
    })),
  ),
)

function gigabytes(size: string): number {
  return parseFloat(size) * (size.endsWith('T') ? 1_000 : 1)
}
