import { occupation } from "../define.ts";

/** Technicians of engineering and safety. */
export const engineeringTechniciansOccupations = [
  occupation({
    key: "draughtsperson",
    isco: "3118",
    ar: "الرسم الهندسي | رسام هندسي | رسامة هندسية | رسامون هندسيون",
    en: "draughtsperson",
    aliasesAr: "رسام معماري; رسام أوتوكاد; رسامة أوتوكاد; رسام مدني; رسام ميكانيكي; فني رسم هندسي",
    ma: "دسيناتور",
    aliasesEn: "AutoCAD draftsman; drafter; CAD operator",
    essential: "cad-drafting reading-drawings attention-to-detail",
    optional: "computer-use architectural-design revit-bim",
  }),
  occupation({
    key: "civil-technician",
    isco: "3112",
    esco: "0f5cc4eb-925d-4b99-be6d-b0964a253a9a",
    ar: "الفنون الإنشائية | فني إنشاءات | فنية إنشاءات | فنيو إنشاءات",
    en: "civil engineering technician",
    aliasesAr:
      "فني مدني; فني صيانة إنشاءات; فني مواد إنشائية; فني هندسة مدنية; مراقب أعمال مدنية; مراقب بناء; فني حساب كميات; حاسب كميات; فني مساحة; مساعد مهندس مدني; فني طرق; مفتش مباني",
    aliasesEn:
      "building technician; construction technician; quantity surveying technician; survey technician; building inspector",
    essential: "reading-drawings quantity-surveying site-supervision",
    optional: "concrete-work land-surveying concrete-testing bill-of-quantities site-levelling",
  }),
  occupation({
    key: "electrical-technician",
    isco: "3113",
    esco: "9aa2a36f-296e-45fe-9798-b7839e0ed389",
    ar: "الفنون الكهربائية | فني كهرباء صناعية | فنية كهرباء صناعية | فنيو كهرباء صناعية",
    en: "electrical engineering technician",
    aliasesAr:
      "فني كهربائي; فني أنظمة كهربائية; فني قوى كهربائية; فني تشغيل كهرباء; فني محطات كهرباء; فني حماية كهربائية; مساعد مهندس كهربائي",
    aliasesEn: "electrical technician; power technician",
    essential: "electrical-wiring electrical-faults reading-drawings",
    optional:
      "machine-maintenance occupational-safety distribution-boards fire-alarm-installation plc-control high-voltage",
  }),
  occupation({
    key: "electronics-technician",
    isco: "3114",
    ar: "صيانة الأجهزة الدقيقة والطبية | فني أجهزة دقيقة | فنية أجهزة دقيقة | فنيو أجهزة دقيقة",
    en: "electronics technician",
    aliasesAr: "فني أجهزة طبية; فني معدات طبية; فني تحكم; فني أجهزة تحكم",
    aliasesEn: "control instrument technician; medical equipment technician",
    essential: "electronics-repair electrical-faults tool-use",
    optional: "reading-drawings quality-inspection plc-control instrument-calibration three-d-printing",
  }),
  occupation({
    key: "mechanical-technician",
    isco: "3115",
    esco: "b31e404e-9af6-457d-a58a-208f612eeba3",
    ar: "الفنون الميكانيكية | فني ميكانيكي | فنية ميكانيكية | فنيون ميكانيكيون",
    en: "mechanical engineering technician",
    aliasesAr:
      "فني ميكانيكا; فني ميكانيك; فني معدات; فني محركات; فني صيانة معدات; مشرف صيانة; فني تدفئة وتهوية; مساعد مهندس ميكانيكي",
    aliasesEn: "mechanical technician; maintenance technician; maintenance supervisor",
    essential: "machine-maintenance tool-use reading-drawings",
    optional: "pumps-tanks welding central-ac hydraulics preventive-maintenance",
  }),
  occupation({
    key: "chemical-technician",
    isco: "3116",
    esco: "35bc3847-58ad-46f5-8921-e58acc2762a6",
    ar: "الفنون الكيميائية | فني كيميائي | فنية كيميائية | فنيون كيميائيون",
    en: "chemical engineering technician",
    aliasesAr:
      "فني كيمياء; فني بتروكيماويات; فني تكرير; فني إنتاج مشتقات نفطية; فني مشتقات بترولية; فني صناعات كيميائية",
    aliasesEn: "process technician; petroleum technician",
    essential: "chemical-processes lab-samples occupational-safety",
    optional: "quality-inspection machine-operation oil-gas-processing",
  }),
  occupation({
    key: "production-supervisor",
    isco: "3122",
    esco: "40517ed4-2769-4283-a15b-4b0d939bd2d3",
    ar: "الإشراف على الإنتاج | مشرف إنتاج | مشرفة إنتاج | مشرفو إنتاج",
    en: "production supervisor",
    aliasesAr: "مشرف مصنع; مشرف خط إنتاج; رئيس وردية; مشرف وردية; مراقب إنتاج; مشرف تصنيع; رئيس عمال مصنع",
    aliasesEn: "line supervisor; shift supervisor; factory foreman",
    essential: "production-planning quality-inspection leading-teams",
    optional: "occupational-safety machine-operation five-s",
  }),
  occupation({
    key: "safety-officer",
    isco: "3257",
    esco: "2b31f745-f04f-4d2c-9692-4715e1448f80",
    ar: "السلامة المهنية | أخصائي سلامة | أخصائية سلامة | أخصائيو سلامة",
    en: "occupational safety officer",
    aliasesAr:
      "مشرف سلامة; مسؤول سلامة; مراقب سلامة; فني سلامة; ضابط سلامة; اخصائي سلامة وصحة مهنية; مفتش سلامة",
    aliasesEn: "safety officer; hse officer; safety supervisor; safety inspector",
    essential: "occupational-safety fire-safety report-writing",
    optional:
      "first-aid training-others scaffold-inspection permit-to-work gas-detection emergency-planning incident-reporting toolbox-talks",
  }),
  occupation({
    key: "quality-inspector",
    isco: "7543",
    esco: "61d9270c-491d-438d-8d41-77ba2e0ef023",
    ar: "فحص الجودة | مراقب جودة | مراقبة جودة | مراقبو جودة",
    en: "quality inspector",
    aliasesAr: "فاحص جودة; فني جودة; مفتش جودة; مراقب الجودة; كنترول كاليتي; أخصائي جودة إنتاج; ضابط جودة",
    aliasesEn: "quality controller; qc inspector; quality control inspector; quality checker",
    essential: "quality-inspection attention-to-detail",
    optional:
      "report-writing computer-use welding-inspection quality-management-systems measuring-tools statistical-process-control",
  }),
];
