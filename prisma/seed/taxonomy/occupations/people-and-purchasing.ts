import { occupation } from "../define.ts";

/** Staff, hiring, training, purchasing. */
export const peopleAndPurchasingOccupations = [
  occupation({
    key: "hr-officer",
    isco: "2423",
    esco: "d3e32e5e-7f24-48e3-b939-e4f800eb62fb",
    ar: "الموارد البشرية | أخصائي موارد بشرية | أخصائية موارد بشرية | أخصائيو موارد بشرية",
    en: "human resources officer",
    aliasesAr: "موارد بشرية; مسؤول توظيف; اتش ار; مسؤول موارد بشرية; مسؤولة موارد بشريه",
    aliasesEn:
      "hr specialist; hr officer; hr generalist; recruiter; talent acquisition specialist; human resources specialist",
    essential: "hr-administration recruitment communication",
    optional:
      "payroll training-others report-writing confidentiality job-descriptions performance-appraisal employee-relations cv-screening",
  }),
  occupation({
    key: "hr-assistant",
    isco: "4416",
    esco: "d8ed1703-9c03-4ea0-83cc-b6169bc54ffd",
    ar: "شؤون الموظفين | موظف شؤون موظفين | موظفة شؤون موظفين | موظفو شؤون موظفين",
    en: "personnel clerk",
    aliasesAr: "شؤون موظفين; مساعد موارد بشرية; منسق موارد بشرية; اداري موارد بشرية; مسؤول شؤون موظفين",
    aliasesEn: "hr assistant; personnel officer; hr coordinator; hr administrator",
    essential: "hr-administration filing-archiving computer-use",
    optional: "payroll recruitment confidentiality spreadsheets attendance-systems onboarding",
  }),
  occupation({
    key: "hr-clerk",
    isco: "4416",
    ar: "كتابة شؤون الموظفين | كاتب موارد بشرية | كاتبة موارد بشرية | كتاب موارد بشرية",
    en: "personnel records clerk",
    aliasesAr: "كاتب شؤون موظفين; مدخل بيانات موظفين; كاتب حضور وانصراف; مراقب دوام",
    aliasesEn: "HR clerk; timekeeper",
    essential: "hr-administration data-entry filing-archiving",
    optional: "spreadsheets confidentiality payroll-systems attendance-systems saudisation-platforms",
  }),
  occupation({
    key: "recruitment-specialist",
    isco: "2423",
    ar: "التوظيف وشؤون الأفراد | أخصائي توظيف | أخصائية توظيف | أخصائيو توظيف",
    en: "recruitment specialist",
    aliasesAr:
      "مسؤولة توظيف; أخصائي استقطاب; مستشار مهني; مرشد مهني; مرشدة مهنية; ريكروتر; أخصائي علاقات موظفين",
    aliasesEn: "career counsellor",
    essential: "recruitment interviewing communication",
    optional: "hr-administration negotiation job-descriptions cv-screening career-advice",
  }),
  occupation({
    key: "training-specialist",
    isco: "2424",
    ar: "تدريب الموظفين وتطويرهم | أخصائي تدريب | أخصائية تدريب | أخصائيو تدريب",
    en: "staff training specialist",
    aliasesAr: "منسق تدريب; مسؤول تدريب; أخصائي تدريب وتطوير; مدرب تنمية بشرية; مدرب معتمد",
    aliasesEn: "corporate trainer; learning and development specialist",
    essential: "training-others presentation-skills planning-organising",
    optional: "communication report-writing group-facilitation onboarding training-needs",
  }),
  occupation({
    key: "employment-agent",
    isco: "3333",
    esco: "42a96d07-1e1d-49ae-9399-c1f4be27ddea",
    ar: "وساطة التوظيف | وسيط توظيف | وسيطة توظيف | وسطاء توظيف",
    en: "employment agent",
    aliasesAr: "موظف مكتب استقدام; أخصائي استقدام; منسق توظيف; مقاول عمالة; موظف استقدام",
    eg: "مقاول أنفار",
    aliasesEn: "labour recruiter; employment broker",
    essential: "recruitment interviewing government-paperwork",
    optional: "communication data-entry cv-screening visa-processing",
  }),
  occupation({
    key: "purchasing-officer",
    isco: "3323",
    esco: "29fa406d-de89-4515-be8d-0fe7bda993f1",
    ar: "المشتريات | موظف مشتريات | موظفة مشتريات | موظفو مشتريات",
    en: "purchasing officer",
    aliasesAr: "مشتريات; مندوب مشتريات; مسؤول مشتريات; اخصائي مشتريات; مأمور مشتريات",
    aliasesEn:
      "buyer; procurement officer; procurement specialist; purchasing specialist; purchasing representative",
    essential: "purchasing negotiation",
    optional:
      "spreadsheets email-correspondence stock-counting driving-car erp-software tender-preparation supplier-management contract-management sap-oracle-erp",
  }),
  occupation({
    key: "management-consultant",
    isco: "2421",
    ar: "تطوير الأعمال والتنظيم الإداري | أخصائي تطوير إداري | أخصائية تطوير إداري | أخصائيو تطوير إداري",
    en: "management and organisation analyst",
    aliasesAr:
      "أخصائي تنظيم إداري; مستشار إداري; محلل أعمال; أخصائي جودة; أخصائي تميز مؤسسي; أخصائي إدارة مشاريع; منسق مشاريع; أخصائي مشاريع; محلل إداري; أخصائي حوكمة",
    aliasesEn:
      "management consultant; organisation development specialist; project officer; quality specialist",
    essential: "data-analysis report-writing project-management",
    optional:
      "strategic-planning presentation-skills feasibility-studies project-scheduling quality-management-systems grant-writing powerpoint",
  }),
  occupation({
    key: "policy-analyst",
    isco: "2422",
    ar: "تحليل السياسات | محلل سياسات | محللة سياسات | محللو سياسات",
    en: "policy analyst",
    aliasesAr: "أخصائي سياسات; باحث سياسات; أخصائي تخطيط; باحث ومحلل; مخطط استراتيجي",
    aliasesEn: "policy officer; planning officer",
    essential: "research-methods report-writing data-analysis",
    optional: "strategic-planning presentation-skills survey-design",
  }),
];
