/** Towns of the demo with their weight: a few big ones, many small ones. Names as the gazetteer knows them. */
export type DemoTown = { readonly region: string; readonly city: string };

export const DEMO_TOWNS: readonly (readonly [DemoTown, number])[] = [
  [{ region: "الرياض", city: "الرياض" }, 30],
  [{ region: "مكة المكرمة", city: "جدة" }, 18],
  [{ region: "مكة المكرمة", city: "مكة المكرمة" }, 8],
  [{ region: "المدينة المنورة", city: "المدينة المنورة" }, 8],
  [{ region: "الشرقية", city: "الدمام" }, 9],
  [{ region: "الشرقية", city: "الهفوف" }, 4],
  [{ region: "الشرقية", city: "الجبيل" }, 3],
  [{ region: "القصيم", city: "بريدة" }, 5],
  [{ region: "عسير", city: "أبها" }, 4],
  [{ region: "عسير", city: "خميس مشيط" }, 3],
  [{ region: "تبوك", city: "تبوك" }, 3],
  [{ region: "حائل", city: "حائل" }, 3],
  [{ region: "جازان", city: "جازان" }, 3],
  [{ region: "نجران", city: "نجران" }, 2],
  [{ region: "الباحة", city: "الباحة" }, 1],
  [{ region: "الجوف", city: "سكاكا" }, 2],
  [{ region: "الحدود الشمالية", city: "عرعر" }, 1],
  [{ region: "الرياض", city: "الخرج" }, 3],
];
