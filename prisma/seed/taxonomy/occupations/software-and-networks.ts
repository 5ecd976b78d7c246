import { occupation } from "../define.ts";

/** Software, data, networks and support. */
export const softwareAndNetworksOccupations = [
  occupation({
    key: "software-developer",
    isco: "2512",
    esco: "f2b15a0e-e65a-438a-affb-29b9d50b77d1",
    ar: "تطوير البرمجيات | مطور برمجيات | مطورة برمجيات | مطورو برمجيات",
    en: "software developer",
    aliasesAr: "مبرمج; مبرمجة; مبرمج حاسب; مهندس برمجيات; سوفت وير انجنير; ديفلوبر",
    aliasesEn: "programmer; software engineer; developer; back end developer; .net developer; java developer",
    essential: "programming database-use problem-solving",
    optional:
      "english-language teamwork web-development project-management python java-programming dotnet software-testing git object-oriented-programming design-patterns web-services data-formats containers continuous-integration issue-tracking nosql-databases",
  }),
  occupation({
    key: "web-developer",
    isco: "2513",
    esco: "c40a2919-48a9-40ea-b506-1f34f693496d",
    ar: "تطوير المواقع | مطور مواقع | مطورة مواقع | مطورو مواقع",
    en: "web developer",
    aliasesAr: "مبرمج مواقع; مصمم مواقع; مطور ويب; ويب ديفلوبر; مبرمجة مواقع",
    aliasesEn:
      "front end developer; web programmer; website developer; full stack developer; php developer; Angular developer; React developer; Node.js developer; Magento developer; WordPress developer; front end engineer",
    essential: "web-development programming",
    optional:
      "database-use english-language graphic-design javascript php-laravel html-css wordpress self-learning git web-services data-formats nosql-databases ui-design",
  }),
  occupation({
    key: "app-developer",
    isco: "2514",
    ar: "تطوير التطبيقات | مبرمج تطبيقات | مبرمجة تطبيقات | مبرمجو تطبيقات",
    en: "applications programmer",
    aliasesAr:
      "مطور تطبيقات; مطور تطبيقات جوال; مطور برامج; مطورة برامج; مبرمج جوال; مطور اندرويد; مطور ايفون",
    aliasesEn:
      "mobile app developer; applications developer; iOS developer; Android developer; Flutter developer; React Native developer; mobile developer",
    essential: "programming database-use problem-solving",
    optional:
      "web-development english-language agile-methods python javascript java-programming mobile-apps swift git web-services",
  }),
  occupation({
    key: "systems-analyst",
    isco: "2511",
    ar: "تحليل النظم | محلل نظم | محللة نظم | محللو نظم",
    en: "systems analyst",
    aliasesAr:
      "محلل نظم معلومات; محلل أعمال تقنية; محلل أنظمة; مهندس تقنية معلومات; مهندس نظم; عالم بيانات; علم بيانات; أخصائي بيانات ضخمة",
    aliasesEn:
      "IT consultant; data scientist; ERP consultant; ERP specialist; SAP consultant; SAP specialist; Odoo consultant; system implementation engineer",
    essential: "it-systems data-analysis programming",
    optional: "report-writing problem-solving agile-methods sql machine-learning critical-thinking",
  }),
  occupation({
    key: "data-analyst",
    isco: "2511",
    esco: "d3edb8f8-3a06-47a0-8fb9-9b212c006aa2",
    ar: "تحليل البيانات | محلل بيانات | محللة بيانات | محللو بيانات",
    en: "data analyst",
    aliasesAr: "أخصائي بيانات; داتا اناليست; محلل بيانات اعمال",
    aliasesEn: "business intelligence analyst; BI analyst; BI developer",
    essential: "data-analysis spreadsheets database-use",
    optional:
      "report-writing attention-to-detail statistics-software python sql data-visualisation advanced-excel critical-thinking",
  }),
  occupation({
    key: "software-tester",
    isco: "2519",
    esco: "106f79e4-6264-45f1-9e7a-297435cd684b",
    ar: "اختبار البرمجيات | مختبر برمجيات | مختبرة برمجيات | مختبرو برمجيات",
    en: "software tester",
    aliasesAr: "أخصائي جودة برمجيات; فاحص برمجيات; مهندس اختبار برمجيات",
    aliasesEn: "QA tester; software quality engineer; test automation engineer",
    essential: "software-testing",
    optional: "attention-to-detail report-writing test-automation agile-methods issue-tracking sql",
  }),
  occupation({
    key: "database-administrator",
    isco: "2521",
    esco: "8c57af09-719c-42b3-be40-6ed4946236cc",
    ar: "إدارة قواعد البيانات | مسؤول قواعد بيانات | مسؤولة قواعد بيانات | مسؤولو قواعد بيانات",
    en: "database administrator",
    aliasesAr: "مدير قواعد بيانات; مبرمج قواعد بيانات; مصمم قواعد بيانات",
    aliasesEn: "DBA; database designer",
    essential: "database-use it-systems programming",
    optional: "cyber-security problem-solving sql",
  }),
  occupation({
    key: "systems-administrator",
    isco: "2522",
    ar: "إدارة أنظمة الحاسوب | مسؤول أنظمة | مسؤولة أنظمة | مسؤولو أنظمة",
    en: "systems administrator",
    aliasesAr: "أخصائي خوادم; مسؤول سيرفرات; أدمن سيستم; أخصائي أنظمة; سيستم ادمن; مسؤول شبكة حاسب",
    aliasesEn: "server administrator; sysadmin; network administrator",
    essential: "it-systems networks it-support",
    optional:
      "cyber-security problem-solving cloud-computing linux-administration windows-server data-backup",
  }),
  occupation({
    key: "network-engineer",
    isco: "2523",
    ar: "هندسة الشبكات | مهندس شبكات | مهندسة شبكات | مهندسو شبكات",
    en: "network engineer",
    aliasesAr: "أخصائي شبكات; مهندس شبكة; نتورك انجينير; مهندس شبكات حاسب",
    aliasesEn: "network specialist; network architect",
    essential: "networks it-systems cyber-security",
    optional: "problem-solving cable-laying cloud-computing firewalls router-switch-setup",
  }),
  occupation({
    key: "network-technician",
    isco: "3513",
    esco: "64c7d461-152c-477f-a8e2-c2c537e9d617",
    ar: "تمديد الشبكات وصيانتها | فني شبكات | فنية شبكات | فنيو شبكات",
    en: "network technician",
    aliasesAr: "شبكات; فني شبكات حاسب; مركب شبكات; فني نتورك",
    aliasesEn: "networking technician; network support technician",
    essential: "networks it-support",
    optional: "camera-installation problem-solving tool-use router-switch-setup wifi-setup",
  }),
  occupation({
    key: "cyber-security-specialist",
    isco: "2529",
    ar: "الأمن السيبراني | أخصائي أمن سيبراني | أخصائية أمن سيبراني | أخصائيو أمن سيبراني",
    en: "cyber security specialist",
    aliasesAr: "محلل أمن سيبراني; أخصائي أمن معلومات; مهندس أمن سيبراني; سايبر سيكيورتي; مختبر اختراق",
    aliasesEn: "information security analyst; penetration tester",
    essential: "cyber-security networks it-systems",
    optional: "problem-solving report-writing firewalls penetration-testing",
  }),
  occupation({
    key: "it-support-technician",
    isco: "3512",
    esco: "aaeec9a7-dc57-4485-890c-86b3eef735f9",
    ar: "الدعم الفني لتقنية المعلومات | فني دعم تقني | فنية دعم تقني | فنيو دعم تقني",
    en: "IT support technician",
    aliasesAr:
      "دعم فني; فني دعم فني; دعم تقني; أخصائي دعم فني; هيلب ديسك; موظف تقنية معلومات; فني حاسب; آي تي",
    aliasesEn:
      "it support; help desk; it support specialist; technical support; it technician; helpdesk agent; ict technician; technical support engineer",
    essential: "it-support computer-repair customer-service",
    optional: "networks english-language problem-solving ticketing-systems wifi-setup data-backup",
  }),
  occupation({
    key: "it-operations-technician",
    isco: "3511",
    ar: "تشغيل أنظمة الحاسوب | فني تشغيل حاسب | فنية تشغيل حاسب | فنيو تشغيل حاسب",
    en: "IT operations technician",
    aliasesAr: "مشغل حاسب; مشغل مركز بيانات; فني مركز بيانات; فني حاسب آلي; مشغل نظم",
    aliasesEn: "data centre technician; computer operator",
    essential: "it-support it-systems computer-use",
    optional: "networks shift-work printer-maintenance linux-administration it-hardware-assembly",
  }),
];
