import { occupation } from "../define.ts";

/** Social work, family and faith. */
export const socialAndReligiousOccupations = [
  occupation({
    key: "social-worker",
    isco: "2635",
    esco: "4b05bef2-ded4-4b09-ab94-f4c6a555a775",
    ar: "الخدمة الاجتماعية | أخصائي اجتماعي | أخصائية اجتماعية | أخصائيون اجتماعيون",
    en: "social worker",
    aliasesAr: "باحث اجتماعي; باحثة اجتماعية; مرشد اجتماعي",
    aliasesEn: "social specialist; social researcher",
    essential: "psychosocial-support report-writing confidentiality",
    optional:
      "communication planning-organising surveying-people crisis-intervention case-management child-protection benefits-rules empathy active-listening",
  }),
  occupation({
    key: "family-counsellor",
    isco: "2635",
    ar: "الإرشاد الأسري | مرشد أسري | مرشدة أسرية | مرشدون أسريون",
    en: "family counsellor",
    aliasesAr: "أخصائي أسرة; أخصائي أسرة وطفولة; مستشار أسري; مستشارة أسرية; أخصائي حماية أسرية; مصلح أسري",
    aliasesEn: "family social worker; marriage counsellor",
    essential: "psychosocial-support interviewing confidentiality",
    optional:
      "communication report-writing counselling crisis-intervention group-facilitation mediation active-listening conflict-resolution",
  }),
  occupation({
    key: "imam",
    isco: "2636",
    ar: "الإمامة والوعظ | إمام | واعظة | أئمة",
    en: "imam",
    aliasesAr: "إمام مسجد; خطيب; داعية; واعظ; مؤذن; إمام وخطيب; فقيه مسجد",
    aliasesEn: "mosque preacher; religious leader",
    essential: "quran-teaching communication presentation-skills",
    optional: "arabic-language psychosocial-support quran-recitation sermon-giving",
  }),
  occupation({
    key: "sociologist",
    isco: "2632",
    esco: "11df8941-508c-4103-ad40-52cdf9430a59",
    ar: "البحوث الاجتماعية والجغرافية | باحث في علم الاجتماع | باحثة في علم الاجتماع | باحثون في علم الاجتماع",
    en: "sociologist",
    aliasesAr: "أخصائي اجتماع; أخصائي جغرافيا; جغرافي; باحث ميداني اجتماعي; أنثروبولوجي; أخصائي آثار",
    aliasesEn: "geographer; archaeologist",
    essential: "research-methods surveying-people report-writing",
    optional: "data-analysis interviewing survey-design",
  }),
  occupation({
    key: "benefits-officer",
    isco: "3353",
    ar: "خدمات الضمان الاجتماعي | موظف ضمان اجتماعي | موظفة ضمان اجتماعي | موظفو ضمان اجتماعي",
    en: "social benefits officer",
    aliasesAr: "باحث حالات; موظف تأمينات; مدير حالة; منسق مستفيدين",
    aliasesEn: "welfare officer; case worker",
    essential: "government-paperwork interviewing confidentiality",
    optional: "psychosocial-support data-entry case-management benefits-rules",
  }),
];
