import { occupation } from "../define.ts";

/** Offices, reception and service by phone. */
export const officeOccupations = [
  occupation({
    key: "receptionist",
    isco: "4226",
    esco: "f7b04542-d8c7-42db-8475-e63b507cce82",
    ar: "الاستقبال | موظف استقبال | موظفة استقبال | موظفو استقبال",
    en: "receptionist",
    aliasesAr: "رسبشن; ريسبشن; رسيبشن; استقبال; موظف الاستقبال; مكتب استقبال; ريسبسيونيست; رسبشنست",
    aliasesEn: "front desk; front office receptionist; reception clerk; front desk officer; receptionest",
    essential: "visitor-reception phone-answering appointment-scheduling",
    optional:
      "customer-service computer-use english-language email-correspondence neat-appearance switchboard queue-management email-use politeness",
  }),
  occupation({
    key: "hotel-receptionist",
    isco: "4224",
    esco: "82025c02-9082-416c-998b-f51eb0359ee6",
    ar: "استقبال الفنادق | موظف استقبال فندقي | موظفة استقبال فندقي | موظفو استقبال فندقي",
    en: "hotel receptionist",
    aliasesAr: "استقبال فندق; موظف استقبال فندق; رسبشن فندق; مكتب أمامي فندق; موظف حجوزات فندق",
    aliasesEn: "front office agent; hotel front desk; guest service agent",
    essential: "visitor-reception card-payments customer-service",
    optional:
      "english-language phone-answering shift-work computer-use hotel-front-desk-systems guest-complaints concierge-service respect-for-diversity",
  }),
  occupation({
    key: "medical-receptionist",
    isco: "4226",
    esco: "3469cbcc-5332-41dc-977a-29cf1b7ef7be",
    ar: "استقبال المراجعين في العيادات | موظف استقبال طبي | موظفة استقبال طبي | موظفو استقبال طبي",
    en: "medical receptionist",
    aliasesAr: "استقبال عيادة; رسبشن عيادة; سكرتيرة عيادة; موظف استقبال مستشفى; استقبال طبي",
    aliasesEn: "clinic receptionist; hospital receptionist; patient receptionist",
    essential: "reception-of-patients appointment-scheduling customer-service",
    optional:
      "confidentiality computer-use phone-answering card-payments medical-terminology medical-insurance-claims",
  }),
  occupation({
    key: "secretary",
    isco: "4120",
    esco: "5ac377d2-e1d0-4911-a299-b4ef2782a0ba",
    ar: "السكرتارية | سكرتير | سكرتيرة | سكرتيرون",
    en: "secretary",
    aliasesAr: "سكرتارية; سكرتيره; سكريتيرة; مكتب سكرتارية; سكريتير; كاتبة مكتب",
    aliasesEn: "secretery; office secretary; personal secretary; secretary assistant",
    essential: "email-correspondence appointment-scheduling filing-archiving word-processing",
    optional:
      "phone-answering meeting-minutes english-language confidentiality time-management mail-handling arabic-letter-writing",
  }),
  occupation({
    key: "administrative-assistant",
    isco: "3343",
    esco: "044d78cc-f62f-4532-83a5-8e04f2889652",
    ar: "المساعدة الإدارية | مساعد إداري | مساعدة إدارية | مساعدون إداريون",
    en: "administrative assistant",
    aliasesAr:
      "مساعد اداري; منسق إداري; منسقة إدارية; إداري; إدارية; موظف إداري; موظفة إدارية; ادارية; معاون إداري; مساعد مدير مكتب",
    aliasesEn:
      "admin assistant; administrator assistant; admin officer; administrative coordinator; admin; administrative officer; admin coordinator",
    essential: "office-software email-correspondence filing-archiving",
    optional:
      "appointment-scheduling report-writing planning-organising data-entry petty-cash google-workspace powerpoint",
  }),
  occupation({
    key: "office-clerk",
    isco: "4110",
    esco: "6c999fc7-c6b7-4ef3-a4b9-af124a1783a2",
    ar: "الأعمال المكتبية العامة | كاتب | كاتبة | كتبة",
    en: "office clerk",
    aliasesAr: "كاتب إداري; موظف مكتب; موظفة مكتب; كاتب عام; كاتب شؤون إدارية; موظف أعمال مكتبية",
    aliasesEn: "general clerk; clerk; clerical worker; office worker",
    essential: "filing-archiving data-entry office-software",
    optional:
      "typing phone-answering planning-organising literacy mail-handling prompting-ai-tools google-workspace email-use",
  }),
  occupation({
    key: "data-entry-clerk",
    isco: "4132",
    esco: "6353b3e8-e8f2-4ecb-b230-186927139892",
    ar: "إدخال البيانات | مدخل بيانات | مدخلة بيانات | مدخلو بيانات",
    en: "data entry clerk",
    aliasesAr:
      "ادخال بيانات; إدخال بيانات; موظف إدخال بيانات; مدخل معلومات; داتا انتري; داتا إنتري; مدخلة داتا; كاتب بيانات",
    aliasesEn:
      "data entry; data entry operator; data entry specialist; data-entry; data encoder; data entery",
    essential: "data-entry typing computer-use",
    optional:
      "spreadsheets attention-to-detail confidentiality database-use willingness-to-learn touch-typing cyber-safety-basics email-use",
  }),
  occupation({
    key: "file-clerk",
    isco: "4415",
    esco: "9ab0f0db-1128-4050-becd-b09db5eabdaa",
    ar: "الأرشفة | موظف أرشيف | موظفة أرشيف | موظفو أرشيف",
    en: "archive clerk",
    aliasesAr: "أرشيف; موظف أرشفة; أخصائي أرشفة; اخصائي وثائق; موظف حفظ ملفات; ارشفة; أمين محفوظات",
    aliasesEn: "archivist clerk; archiving clerk; document controller; records clerk",
    essential: "filing-archiving data-entry",
    optional: "computer-use attention-to-detail confidentiality records-archiving-electronic",
  }),
  occupation({
    key: "call-centre-agent",
    isco: "4222",
    esco: "b7b75eb6-34bc-462d-b412-eed393cc1397",
    ar: "الرد في مراكز الاتصال | موظف مركز اتصال | موظفة مركز اتصال | موظفو مراكز اتصال",
    en: "call centre agent",
    aliasesAr:
      "كول سنتر; موظف كول سنتر; خدمة عملاء هاتفية; مأمور مركز اتصال; كال سنتر; سنتر دابيل; تيليأوبيراتور; موظف خدمة عملاء كول سنتر; كولسنتر",
    aliasesEn:
      "call center; call center agent; call centre; contact centre agent; call center representative; teleoperator; callcenter agent",
    essential: "phone-answering customer-service complaint-handling",
    optional:
      "crm-software typing work-under-pressure shift-work english-language live-chat-support spanish-language call-scripts outbound-calls emotional-control active-listening",
  }),
  occupation({
    key: "customer-service-representative",
    isco: "4225",
    esco: "13d1b2b4-99dd-44da-9734-c9f74bae18f7",
    ar: "خدمة العملاء | موظف خدمة عملاء | موظفة خدمة عملاء | موظفو خدمة عملاء",
    en: "customer service representative",
    aliasesAr:
      "خدمة عملاء; خدمه عملاء; ممثل خدمة عملاء; أخصائي خدمة عملاء; اخصائي خدمة عملاء; خدمة زبائن; كاستمر سيرفس; موظف علاقات عملاء; خدمة المراجعين",
    aliasesEn:
      "customer service; customer service agent; customer care representative; customer support agent; customer service officer; costumer service",
    essential: "customer-service complaint-handling communication",
    optional:
      "crm-software phone-answering computer-use email-correspondence live-chat-support ticketing-systems customer-retention politeness",
  }),
  occupation({
    key: "telephone-operator",
    isco: "4223",
    esco: "0bf68df5-e808-4c27-abf2-6f85440f2d7f",
    ar: "تشغيل بدالة الهاتف | مأمور سنترال | مأمورة سنترال | مأمورو سنترال",
    en: "telephone switchboard operator",
    aliasesAr: "موظف سنترال; عامل بدالة; موظف بدالة; مأمور بدالة; سنترالست; سطانداريست",
    aliasesEn: "switchboard operator; operator telephone; pbx operator",
    essential: "phone-answering visitor-reception",
    optional: "computer-use shift-work switchboard",
  }),
  occupation({
    key: "enquiry-clerk",
    isco: "4225",
    ar: "الاستعلامات | موظف استعلامات | موظفة استعلامات | موظفو استعلامات",
    en: "information desk clerk",
    aliasesAr: "استعلامات; مكتب استعلامات; موظف معلومات; علاقات مراجعين",
    aliasesEn: "enquiry clerk; information clerk; help desk clerk",
    essential: "visitor-reception customer-service",
    optional: "communication patience queue-management digital-government-services lost-found",
  }),
  occupation({
    key: "government-relations-clerk",
    isco: "4110",
    ar: "التعقيب وإنجاز المعاملات | معقب معاملات | معقبة معاملات | معقبو معاملات",
    en: "government relations clerk",
    aliasesAr:
      "معقب; مندوب علاقات حكومية; موظف علاقات حكومية; مخلص معاملات; مندوب معاملات; جي آر أو; اخصائي علاقات حكومية",
    aliasesEn:
      "government relations officer; pro officer; public relation officer pro; document clearing officer",
    essential: "government-paperwork driving-car",
    optional:
      "filing-archiving communication computer-use saudisation-platforms visa-processing digital-government-services",
  }),
  occupation({
    key: "office-messenger",
    isco: "9621",
    ar: "المراسلة وخدمة المكاتب | مراسل | مراسلة | مراسلون",
    en: "office messenger",
    aliasesAr: "مراسل مكتب; فراش; فراشة; أوفيس بوي; اوفس بوي; ساعي; ساعي مكتب; شاوش; مستخدم; عامل مكتب",
    aliasesEn: "office boy; office girl; messenger; office helper; tea boy",
    essential: "hot-drinks house-cleaning",
    optional:
      "parcel-delivery visitor-reception driving-motorcycle errands leaflet-distribution photocopying",
  }),
  occupation({
    key: "translator",
    isco: "2643",
    esco: "1a07bd7d-2e1d-4930-a84a-1a442b8f2a44",
    ar: "الترجمة | مترجم | مترجمة | مترجمون",
    en: "translator",
    aliasesAr: "ترجمان; ترجمة نصوص; مترجم لغة إنجليزية; مترجم فوري",
    aliasesEn: "interpreter and translator; arabic english translator",
    essential: "translation english-language arabic-language",
    optional:
      "word-processing attention-to-detail german-language turkish-language kurdish-language simultaneous-interpreting subtitling foreign-persian foreign-hindi foreign-bengali foreign-filipino foreign-indonesian foreign-chinese foreign-russian foreign-italian foreign-japanese foreign-korean foreign-portuguese foreign-swahili foreign-hausa foreign-amharic foreign-armenian foreign-syriac foreign-hebrew",
  }),
  occupation({
    key: "survey-enumerator",
    isco: "4227",
    esco: "a1cf1406-3632-494c-bff3-0bd5d5327d8f",
    ar: "البحث الميداني وجمع البيانات | باحث ميداني | باحثة ميدانية | باحثون ميدانيون",
    en: "survey enumerator",
    aliasesAr: "جامع بيانات; عداد; عداد ميداني; مندوب استبيان; باحث إحصائي ميداني",
    aliasesEn: "field researcher; enumerator; survey interviewer; field data collector",
    essential: "surveying-people communication",
    optional: "data-entry driving-car smartphone-use amazigh-language kurdish-language survey-design",
  }),
  occupation({
    key: "event-organiser",
    isco: "3332",
    esco: "84931290-ad27-45ad-b611-9556c5facbdb",
    ar: "تنظيم الفعاليات | منظم فعاليات | منظمة فعاليات | منظمو فعاليات",
    en: "event organiser",
    aliasesAr: "منظم حفلات; منسقة حفلات; منظم معارض; منسق فعاليات; أورغنايزر; اورقنايزر",
    aliasesEn: "event coordinator; event planner; organizer; usher event",
    essential: "event-organisation communication",
    optional:
      "crowd-control buffet-hospitality marketing work-under-pressure adaptability project-management balloon-decoration event-logistics",
  }),
  occupation({
    key: "marketing-assistant",
    isco: "2431",
    esco: "47e81c7f-2d04-4a60-a8ff-9913c36d8344",
    ar: "التسويق | أخصائي تسويق | أخصائية تسويق | أخصائيو تسويق",
    en: "marketing specialist",
    aliasesAr: "تسويق; اخصائي تسويق; مسوق; مسوقة; منسق تسويق; مسؤول تسويق; مساعد تسويق",
    aliasesEn: "marketing officer; marketer; marketing executive; marketing coordinator",
    essential: "marketing digital-marketing communication",
    optional:
      "social-media-management content-writing presentation-skills data-analysis promotions-sampling brand-management paid-ads email-marketing",
  }),
];
