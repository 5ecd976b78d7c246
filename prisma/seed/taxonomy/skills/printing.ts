import { skill } from "../define.ts";

/** Printing and copying. */
export const printingSkills = [
  skill({
    key: "printing-work",
    kind: "skill",
    ar: "الطباعة والنسخ",
    en: "printing and copying",
    aliasesAr: "مطبعة; نسخ وتصوير; طباعة ملصقات; طباعة حرارية; تصوير مستندات",
    aliasesEn: "photocopying; print shop work; heat press",
  }),
  skill({
    key: "offset-printing",
    kind: "skill",
    esco: "ea3f280c-ec1c-41dd-910a-1ae3c3d0eeb6",
    ar: "الطباعة بالأوفست",
    en: "offset printing",
    aliasesAr: "اوفست; طباعة ورق",
    aliasesEn: "print press",
  }),
  skill({
    key: "large-format-printing",
    kind: "skill",
    ar: "الطباعة الكبيرة واللوحات",
    en: "large format printing",
    aliasesAr: "بنرات; استيكرات; رول اب",
    aliasesEn: "banners; vinyl cutting",
  }),
  skill({
    key: "screen-printing",
    kind: "skill",
    ar: "الطباعة بالشاشة الحريرية",
    en: "screen printing",
    aliasesAr: "سلك سكرين; طباعة ملابس",
    aliasesEn: "T-shirt printing",
  }),
  skill({
    key: "typesetting",
    kind: "skill",
    ar: "التنضيد والصف",
    en: "typesetting",
    aliasesAr: "صف حروف; تنضيد",
    aliasesEn: "DTP",
  }),
  skill({
    key: "photo-printing",
    kind: "skill",
    ar: "طباعة الصور",
    en: "photo printing",
    aliasesAr: "استوديو; صور شخصية",
    aliasesEn: "passport photos",
  }),
  skill({
    key: "photocopying",
    kind: "skill",
    ar: "تصوير المستندات وتجليدها",
    en: "photocopying and binding",
    aliasesAr: "تصوير أوراق; تجليد سلك",
    aliasesEn: "copy shop",
  }),
];
