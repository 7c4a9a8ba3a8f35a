/** Units that may stand after a number, without their final dot, in English, Russian and Ukrainian. */
const units = new Set(
  `шт штук штуки штука ед единиц компл комплект комплекта комплектов комп к-т к-та к-тов кт упак упаковка упаковок уп пач пачка пачек
  кор коробка коробок короб рул рулон рулонов бухта бухт лист листов л литр литров мл кг г гр т тн тонн м м2 м² м3 м³ мм см км пог.м п.м
  пм м.п мп пар пара пары набор наборов наб бут бан фл меш мешок ящ блок бл усл тыс.шт
  pc pcs pce piece pieces unit units ea each set sets box boxes pack packs pk kg g l m m2 m² m3 m³ km pair pairs pr roll rolls
  од одиниць комплектів`
    .split(/\s+/)
    .filter((unit) => unit !== ''),
)

/** Whether the text is a unit, with or without a dot, in any case. */
export function isUnit(text: string): boolean {
  return units.has(text.trim().toLowerCase().replace(/\.$/, ''))
}
