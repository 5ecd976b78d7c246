import { occupation } from "../define.ts";

/** Managers of companies, their departments and farms. */
export const managersOfCompaniesOccupations = [
  occupation({
    key: "general-manager",
    isco: "1120",
    ar: "الإدارة العامة للمنشآت | مدير عام | مديرة عامة | مديرون عامون",
    en: "general manager",
    aliasesAr:
      "رئيس تنفيذي; رئيسة تنفيذية; مدير تنفيذي; مدير عام شركة; المدير العام; سي اي او; جنرال مانجر; مدير منشأة; نائب المدير العام",
    aliasesEn: "chief executive officer; CEO; managing director; executive director",
    essential: "leading-teams strategic-planning",
    optional: "budgeting negotiation project-management decision-making",
  }),
  occupation({
    key: "finance-manager",
    isco: "1211",
    ar: "إدارة الشؤون المالية | مدير مالي | مديرة مالية | مديرون ماليون",
    en: "finance manager",
    aliasesAr:
      "المدير المالي; مدير الشؤون المالية; رئيس حسابات; رئيس الحسابات; رئيس قسم المحاسبة; مدير مالية; فاينانس مانجر",
    aliasesEn: "financial manager; chief accountant; head of finance; CFO",
    essential: "accounting financial-statements budgeting",
    optional: "leading-teams tax-vat ifrs forecasting-finance",
  }),
  occupation({
    key: "hr-manager",
    isco: "1212",
    esco: "f605bcd2-90b6-45a0-a558-d05016d68a77",
    ar: "إدارة الموارد البشرية | مدير موارد بشرية | مديرة موارد بشرية | مديرو موارد بشرية",
    en: "human resources manager",
    aliasesAr:
      "مدير الموارد البشرية; مدير شؤون الموظفين; مدير شؤون العاملين; رئيس قسم الموارد البشرية; مدير علاقات الموظفين; مدير شؤون الأفراد; مدير توظيف; اتش ار مانجر",
    aliasesEn: "HR manager; personnel manager; employee relations manager",
    essential: "hr-administration recruitment leading-teams",
    optional: "labour-law negotiation performance-appraisal employee-relations",
  }),
  occupation({
    key: "policy-planning-manager",
    isco: "1213",
    ar: "إدارة التخطيط والسياسات | مدير تخطيط | مديرة تخطيط | مديرو تخطيط",
    en: "policy and planning manager",
    aliasesAr:
      "مدير التخطيط; مدير استراتيجية; مدير تخطيط استراتيجي; مدير أداء مؤسسي; مدير تميز مؤسسي; مدير حوكمة; مدير الجودة والتميز; مدير رقابة داخلية; مدير متابعة; مدير تطوير مؤسسي",
    aliasesEn:
      "strategic planning manager; corporate performance manager; governance manager; planning director",
    essential: "strategic-planning report-writing performance-measurement",
    optional: "leading-teams data-analysis risk-management",
  }),
  occupation({
    key: "administrative-services-manager",
    isco: "1219",
    ar: "إدارة الخدمات الإدارية | مدير إداري | مديرة إدارية | مديرون إداريون",
    en: "administrative services manager",
    aliasesAr:
      "مدير الشؤون الإدارية; مدير إدارة; رئيس قسم إداري; مدير شؤون إدارية; مدير خدمات مساندة; مدير مرافق; مدير صيانة; مدير أوقاف; مدير الصيانة والتشغيل; مدير تشغيل وصيانة; مدير الأمن والسلامة; مدير مشروع خدمات",
    aliasesEn: "administration manager; facilities manager; maintenance manager; business services manager",
    essential: "leading-teams planning-organising budgeting",
    optional: "report-writing negotiation emergency-planning property-management",
  }),
  occupation({
    key: "sales-manager",
    isco: "1221",
    esco: "a7594892-ff23-4e2a-aedf-2f967ebca15c",
    ar: "إدارة المبيعات | مدير مبيعات | مديرة مبيعات | مديرو مبيعات",
    en: "sales manager",
    aliasesAr:
      "مدير المبيعات; مدير قسم المبيعات; رئيس المبيعات; سيلز مانجر; مدير مبيعات منطقة; مدير تطوير أعمال; مدير تطوير الأعمال",
    aliasesEn: "head of sales; business development manager; area sales manager",
    essential: "selling sales-targets leading-teams",
    optional: "negotiation marketing b2b-sales goal-orientation",
  }),
  occupation({
    key: "marketing-manager",
    isco: "1221",
    esco: "6fcf4638-e7c7-4978-9302-9a7b63a3d57c",
    ar: "إدارة التسويق | مدير تسويق | مديرة تسويق | مديرو تسويق",
    en: "marketing manager",
    aliasesAr:
      "مدير التسويق; رئيس قسم التسويق; ماركتنج مانجر; مدير تسويق رقمي; مدير علامة تجارية; مدير منتجات",
    aliasesEn: "head of marketing; brand manager; digital marketing manager; product manager",
    essential: "marketing digital-marketing leading-teams",
    optional: "market-research budgeting brand-management",
  }),
  occupation({
    key: "public-relations-manager",
    isco: "1222",
    esco: "6cc19251-763b-4de1-b4f7-526c9ff732d2",
    ar: "إدارة العلاقات العامة والإعلان | مدير علاقات عامة | مديرة علاقات عامة | مديرو علاقات عامة",
    en: "public relations manager",
    aliasesAr:
      "مدير العلاقات العامة; مدير إعلام; مدير الإعلام والاتصال; مدير اتصال مؤسسي; مدير إعلان; مدير دعاية وإعلان",
    aliasesEn: "PR manager; communications manager; advertising manager",
    essential: "public-relations content-writing leading-teams",
    optional: "event-organisation media-relations",
  }),
  occupation({
    key: "research-development-manager",
    isco: "1223",
    esco: "73ceb2f9-18e3-4cfe-9c06-e9fb31ece440",
    ar: "إدارة البحث والتطوير | مدير بحث وتطوير | مديرة بحث وتطوير | مديرو بحث وتطوير",
    en: "research and development manager",
    aliasesAr: "مدير البحوث; مدير أبحاث; مدير البحث العلمي; مدير الابتكار; مدير مختبر أبحاث",
    aliasesEn: "R&D manager; innovation manager; research manager",
    essential: "research-methods project-management leading-teams",
    optional: "report-writing budgeting",
  }),
  occupation({
    key: "farm-manager",
    isco: "1311",
    ar: "إدارة المزارع | مدير مزرعة | مديرة مزرعة | مديرو مزارع",
    en: "farm manager",
    aliasesAr: "مدير مزارع; مدير إنتاج زراعي; مشرف مزرعة; مدير مشروع زراعي",
    ma: "مسير ضيعة",
    aliasesEn: "agricultural manager; estate manager; plantation manager",
    essential: "crop-growing livestock-care leading-teams",
    optional: "budgeting irrigation crop-rotation cooperative-management",
  }),
  occupation({
    key: "production-manager",
    isco: "1321",
    ar: "إدارة الإنتاج والتصنيع | مدير إنتاج | مديرة إنتاج | مديرو إنتاج",
    en: "production manager",
    aliasesAr:
      "مدير مصنع; مدير الإنتاج; مدير تصنيع; مدير عمليات; مدير العمليات; مدير تشغيل; مدير جودة; مدير مطبعة; بروداكشن مانجر",
    aliasesEn: "factory manager; manufacturing manager; plant manager; operations manager",
    essential: "production-planning quality-inspection leading-teams",
    optional: "occupational-safety budgeting lean-six-sigma",
  }),
  occupation({
    key: "supply-chain-manager",
    isco: "1324",
    esco: "aacc3918-b5d3-484b-9480-5d29aa550d74",
    ar: "إدارة الإمداد والمستودعات | مدير سلسلة إمداد | مديرة سلسلة إمداد | مديرو سلاسل إمداد",
    en: "supply chain manager",
    aliasesAr:
      "مدير سلاسل الإمداد; مدير مشتريات; مدير المشتريات; مدير مستودعات; مدير مخازن; مدير لوجستيات; مدير توزيع; مدير نقليات; مدير نقل; مدير حركة; مدير أسطول",
    aliasesEn:
      "supply and distribution manager; purchasing manager; warehouse manager; logistics manager; transport manager",
    essential: "logistics purchasing warehouse-systems",
    optional: "leading-teams negotiation fleet-management inventory-management supplier-management",
  }),
  occupation({
    key: "ict-manager",
    isco: "1330",
    ar: "إدارة تقنية المعلومات | مدير تقنية معلومات | مديرة تقنية معلومات | مديرو تقنية معلومات",
    en: "ICT manager",
    aliasesAr:
      "مدير تقنية المعلومات; مدير نظم معلومات; مدير برمجيات; مدير تطوير برمجيات; مدير تطوير نظم; مدير أنظمة; مدير أمن معلومات; مدير تحول رقمي; اي تي مانجر",
    aliasesEn: "IT manager; software manager; information systems manager; digital transformation manager",
    essential: "it-systems project-management leading-teams",
    optional: "budgeting cyber-security agile-methods",
  }),
];
