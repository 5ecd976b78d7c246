import { skill } from "../define.ts";

/** Phones, the Internet and meetings at a distance. */
export const everydayDevicesSkills = [
  skill({
    key: "internet-use",
    kind: "skill",
    esco: "ba93b71b-c433-4a01-8246-ed2daa85a9a2",
    ar: "استعمال الإنترنت والبحث فيه",
    en: "internet use",
    aliasesAr: "إنترنت; بحث في الإنترنت; تصفح; استخدام الإنترنت",
    aliasesEn: "browse internet; web search; internet research",
  }),
  skill({
    key: "smartphone-use",
    kind: "skill",
    ar: "استعمال تطبيقات الهاتف الذكي",
    en: "smartphone use",
    aliasesAr: "جوال; هاتف ذكي; تطبيقات الجوال; واتساب; استخدام الجوال; تطبيقات",
    aliasesEn: "mobile apps; use smartphone; whatsapp",
  }),
  skill({
    key: "online-meetings",
    kind: "skill",
    esco: "b080a008-a35d-4bd0-92e9-edf3773bb2b7",
    ar: "استعمال برامج الاجتماعات عن بعد",
    en: "online meeting tools",
    aliasesAr: "زووم; تيمز; اجتماعات عن بعد; العمل عن بعد; غوغل ميت",
    aliasesEn: "zoom; microsoft teams; remote work tools",
  }),
  skill({
    key: "meter-reading-skill",
    kind: "skill",
    ar: "قراءة العدادات",
    en: "reading meters",
    aliasesAr: "فواتير خدمات; قراءة عداد كهرباء",
    aliasesEn: "utility meters",
  }),
];
