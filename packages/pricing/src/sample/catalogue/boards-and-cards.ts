import type { Category, Product } from '../product.ts'
import type { Maker } from '../makers.ts'

interface Line {
  readonly category: Category
  readonly lot: string
  readonly en: string
  readonly ru: string
  readonly maker: Maker
  /** Models, and how each is sold: all combinations. */
  readonly models: string
  readonly kinds?: readonly string[]
  readonly prices: readonly [number, number]
}

const lines: readonly Line[] = [
  {
    category: 'NIC',
    lot: 'NIC_INTEL',
    en: 'Network adapter Intel',
    ru: 'Сетевой адаптер Intel',
    maker: 'Intel',
    models:
      'I210-T1 I350-T2 I350-T4 X520-DA2 X540-T2 X550-T2 X710-DA2 X710-DA4 X710-T2L X710-T4L XXV710-DA1 XXV710-DA2 XL710-QDA2 E810-XXVDA2 E810-XXVDA4 E810-CQDA1 E810-CQDA2 E810-2CQDA2',
    kinds: ['LP', 'FH', 'OCP3'],
    prices: [4_500, 98_000],
  },
  {
    category: 'NIC',
    lot: 'NIC_MLNX_CX',
    en: 'Network adapter NVIDIA Mellanox ConnectX',
    ru: 'Сетевой адаптер NVIDIA Mellanox ConnectX',
    maker: 'NVIDIA',
    models:
      '4LX_2X25 5_2X25 5_1X100 5_2X100 6LX_2X25 6DX_2X25 6DX_1X100 6DX_2X100 6_1X200_VPI 6_2X200_VPI 7_1X400 7_2X200',
    kinds: ['LP', 'FH', 'OCP3'],
    prices: [21_000, 290_000],
  },
  {
    category: 'NIC',
    lot: 'NIC_BCM',
    en: 'Network adapter Broadcom NetXtreme',
    ru: 'Сетевой адаптер Broadcom NetXtreme',
    maker: 'Broadcom',
    models: '5719-4P 57414-2X25 57416-2T 57454-4T 57504-4X25 57508-2X100 57608-1X400',
    kinds: ['LP', 'OCP3'],
    prices: [9_000, 160_000],
  },
  {
    category: 'GPU',
    lot: 'GPU_NVIDIA',
    en: 'GPU NVIDIA',
    ru: 'Графический ускоритель NVIDIA',
    maker: 'NVIDIA',
    models:
      'T400_4G T1000_8G RTX_A2000_12G RTX_2000ADA_16G A2_16G RTX_A4000_16G RTX_A4500_20G RTX_4000ADA_20G RTX_A5000_24G L4_24G A10_24G RTX_4500ADA_24G A16_64G RTX_PRO_4500_32G RTX_5000ADA_32G RTX_A6000_48G A30_24G RTX_PRO_5000_48G A40_48G RTX_5880ADA_48G L40_48G RTX_6000ADA_48G L40S_48G RTX_PRO_6000_96G RTX_PRO_6000_SRV_96G A100_40G A100_80G H100_80G H100_NVL_94G H200_NVL_141G',
    prices: [17_000, 3_900_000],
  },
  {
    category: 'GPU',
    lot: 'GPU_AMD_INSTINCT',
    en: 'GPU AMD Instinct',
    ru: 'Графический ускоритель AMD Instinct',
    maker: 'AMD',
    models: 'MI100_32G MI210_64G MI250_128G MI300X_192G MI325X_256G MI350X_288G',
    prices: [390_000, 2_400_000],
  },
  {
    category: 'RAID',
    lot: 'RAID_LSI',
    en: 'RAID controller Broadcom MegaRAID',
    ru: 'RAID-контроллер Broadcom MegaRAID',
    maker: 'Broadcom',
    models:
      '9341-4I 9341-8I 9361-4I 9361-8I 9361-16I 9380-8E 9440-8I 9460-8I 9460-16I 9480-8I8E 9540-8I 9560-8I 9560-16I 9580-8I8E 9660-16I 9670W-16I 9670-24I',
    prices: [16_000, 132_000],
  },
  {
    category: 'RAID',
    lot: 'HBA_LSI',
    en: 'HBA Broadcom',
    ru: 'HBA-контроллер Broadcom',
    maker: 'Broadcom',
    models:
      '9300-4I 9300-8I 9300-8E 9305-16I 9400-8I 9400-16I 9400-8E 9405W-16I 9500-8I 9500-16I 9500-8E 9600-16I 9600-24I 9600W-16E',
    prices: [11_000, 94_000],
  },
  {
    category: 'RAID',
    lot: 'RAID_ADAPTEC',
    en: 'RAID controller Adaptec SmartRAID',
    ru: 'RAID-контроллер Adaptec SmartRAID',
    maker: 'Adaptec',
    models: '3101-4I 3102-8I 3151-4I 3152-8I 3154-8I 3154-16I 3154-24I 3162-8I 3204-8I 3252-8I 3254-16E 3258P-32I',
    prices: [13_000, 121_000],
  },
  {
    category: 'RAID',
    lot: 'HBA_ADAPTEC',
    en: 'HBA Adaptec SmartHBA',
    ru: 'HBA-контроллер Adaptec SmartHBA',
    maker: 'Adaptec',
    models: '1000-8I 1100-4I 1100-8I 1100-16I 1100-24I 1200-8I 1200-16I 1200-32I 2100-8I 2200-16I',
    prices: [12_000, 69_000],
  },
  {
    category: 'Motherboard',
    lot: 'MB_SMC',
    en: 'Motherboard Supermicro',
    ru: 'Материнская плата Supermicro',
    maker: 'Supermicro',
    models:
      'H11SSL-I H11DSI-NT H12SSL-I H12SSL-NT H12SSL-CT H12DSI-N6 H12DSI-NT6 H12SSW-NTL H13SSL-N H13SSL-NT H13SSH H13DSH H13SAE-MF H14SSL-N H14SSL-NT X11SCL-F X11SCH-F X11SSH-F X11SPL-F X11SPM-F X11SPI-TF X11DPL-I X11DPI-N X11DPI-NT X12STL-F X12STH-F X12SPL-F X12SPI-TF X12DPI-N6 X12DPI-NT6 X12DPL-I6 X13SAE-F X13SCL-F X13SEI-F X13SEI-TF X13DEI-T X13DEI X13DAI-T X13DEM X14SBI-F',
    prices: [19_000, 148_000],
  },
  {
    category: 'Motherboard',
    lot: 'MB_GIGABYTE',
    en: 'Motherboard GIGABYTE',
    ru: 'Материнская плата GIGABYTE',
    maker: 'GIGABYTE',
    models:
      'MC12-LE0 MC13-LE0 MC62-G40 MD71-HB0 MD72-HB3 ME03-CE0 ME33-AR0 MS03-CE0 MS73-HB1 MU72-SU0 MU92-TU0 MZ01-CE1 MZ32-AR0 MZ33-AR0 MZ33-CP0 MZ72-HB0 MZ73-LM0 MZ73-LM1',
    prices: [17_000, 128_000],
  },
  {
    category: 'Motherboard',
    lot: 'MB_ASUS',
    en: 'Motherboard ASUS',
    ru: 'Материнская плата ASUS',
    maker: 'ASUS',
    models:
      'K14PA-U12 K14PA-U24 KMPA-U16 KNPA-U16 KRPA-U16 P12R-E P12R-I P12R-M PRO-WS-W790-ACE PRO-WS-WRX90E Z11PA-D8 Z11PA-U12 Z12PP-D32 Z13PA-D8 Z13PE-D16 Z13PN-D32',
    prices: [18_000, 139_000],
  },
]

/** Adapters, accelerators, controllers and boards. */
export const boardsAndCards: readonly Product[] = lines.flatMap((line) => {
  const { category, lot, en, ru, maker, kinds = [''], prices } = line
  const [least, greatest] = prices
  const models = line.models.split(' ')
  return models.flatMap((model, index) =>
    kinds.map((kind): Product => {
      const title = [model.replaceAll('_', ' '), kind].filter((part) => part !== '').join(' ')
      return {
        category,
        lot: [lot, model, kind].filter((part) => part !== '').join('_'),
        en: `${en} ${title}`,
        ru: `${ru} ${title}`,
        makers: [maker],
        price: Math.round(least * (greatest / least) ** (index / Math.max(1, models.length - 1))),
      }
    }),
  )
})
