import { occupation } from "../define.ts";

/** Care, health and children. */
export const careOccupations = [
  occupation({
    key: "home-care-worker",
    isco: "5322",
    esco: "1391bdf9-bd61-4fb5-91ca-c29036ab2b60",
    ar: "الرعاية المنزلية | مقدم رعاية منزلية | مقدمة رعاية منزلية | مقدمو رعاية منزلية",
    en: "home care worker",
    aliasesAr:
      "جليس مسنين; جليسة مسنين; مرافقة مسنات; رعاية مسنين; راعية مسنين; مرافقة مريض; جليسة عجائز; مرافق كبار سن; رعاية كبار السن; مقدم رعاية",
    aliasesEn:
      "caregiver; elderly carer; carer; home carer; senior caregiver; elderly care worker; care giver",
    essential: "elderly-care personal-care companionship",
    optional:
      "medication-reminders patient-mobility cooking vital-signs first-aid patience dementia-care palliative-care bed-bathing feeding-patients pressure-sore-prevention empathy family-caregiving",
  }),
  occupation({
    key: "nurse-assistant",
    isco: "5321",
    esco: "87d0795a-d41f-47ee-979f-0ab7d73836e7",
    ar: "مساعدة التمريض | مساعد تمريض | مساعدة تمريض | مساعدو تمريض",
    en: "nurse assistant",
    aliasesAr: "مساعد ممرض; مساعدة ممرضة; معاون تمريض; ايد سوانيانت; مساعد رعاية صحية; مساعد صحي",
    aliasesEn:
      "nursing assistant; nurse aide; healthcare aide; nursing aide; assistant nurse; health care assistant",
    essential: "vital-signs personal-care infection-control patient-mobility",
    optional:
      "first-aid wound-dressing confidentiality shift-work bed-bathing feeding-patients pressure-sore-prevention",
  }),
  occupation({
    key: "nurse",
    isco: "2221",
    esco: "8d3e8aaa-791b-4c75-a465-f3f827028f50",
    ar: "التمريض | ممرض | ممرضة | ممرضون",
    en: "nurse",
    aliasesAr: "تمريض; ممرضه; حكيمة; فرملية; أخصائي تمريض; نيرس; تمرجي; ممرض عام",
    aliasesEn: "registered nurse; staff nurse; general nurse; nursing specialist",
    essential: "vital-signs injections wound-dressing medicine-knowledge infection-control",
    optional:
      "lab-samples english-language shift-work confidentiality palliative-care blood-pressure insulin-administration blood-drawing iv-therapy cpr triage operating-theatre maternity-care newborn-care ecg empathy emotional-control flexibility-hours night-work",
  }),
  occupation({
    key: "child-carer",
    isco: "5311",
    esco: "3413f234-6230-47a8-8cc7-2691fd54ce3a",
    ar: "رعاية الأطفال في الحضانات | حاضن أطفال | حاضنة أطفال | حاضنو أطفال",
    en: "child care worker",
    aliasesAr:
      "مربية أطفال حضانة; حاضنة; عاملة حضانة; حضانة أطفال; مربية روضة; موظفة حضانة; مشرفة حضانة; كريش",
    aliasesEn: "childcare worker; nursery worker; day care worker; creche worker; nursery caregiver",
    essential: "child-care child-play child-supervision",
    optional:
      "baby-care first-aid teaching-children patience baby-food potty-training storytelling handling-children toy-play-area",
  }),
  occupation({
    key: "nanny",
    isco: "5311",
    esco: "0a5356bc-7f81-4e40-971d-c1dc789c5fb4",
    ar: "رعاية الأطفال في المنازل | مربٍّ منزلي | مربية منزلية | مربون منزليون",
    en: "nanny",
    aliasesAr:
      "جليسة أطفال; مربية أطفال; مربية; دادة; نني; بيبي ستر; نونو; مراعية عيال; بيبي سيتر; مربية منزل",
    aliasesEn: "babysitter; child minder; baby sitter; nannie",
    essential: "child-care baby-care child-play",
    optional:
      "cooking homework-help first-aid driving-car baby-food newborn-care potty-training storytelling handling-children home-schooling",
  }),
  occupation({
    key: "disability-care-worker",
    isco: "5322",
    ar: "رعاية الأشخاص ذوي الإعاقة | مقدم رعاية لذوي الإعاقة | مقدمة رعاية لذوي الإعاقة | مقدمو رعاية لذوي الإعاقة",
    en: "disability carer",
    aliasesAr: "راعي معاقين; مرافق ذوي إعاقة; مرافق ذوي احتياجات خاصة; مرافقة طفل توحد; شادو تيتشر مرافق",
    aliasesEn: "disability carer aide; special needs carer; disability assistant",
    essential: "disability-care personal-care patience",
    optional: "sign-language patient-mobility first-aid feeding-patients wheelchair-assistance",
  }),
  occupation({
    key: "hospital-porter",
    isco: "5329",
    esco: "a30734bb-2f10-4747-a94c-75f5ec3c63a4",
    ar: "نقل المرضى داخل المستشفى | ناقل مرضى | ناقلة مرضى | ناقلو مرضى",
    en: "hospital porter",
    aliasesAr: "عامل نقل مرضى; حمال مستشفى; بورتر مستشفى; برانكارديي; عامل خدمات صحية",
    aliasesEn: "patient porter; medical porter; patient transporter",
    essential: "patient-mobility infection-control",
    optional: "lifting-heavy shift-work wheelchair-assistance",
  }),
  occupation({
    key: "pharmacy-assistant",
    isco: "3213",
    esco: "c1a86d6d-7785-43e1-994b-958eba58fff7",
    ar: "المساعدة في الصيدليات | مساعد صيدلي | مساعدة صيدلي | مساعدو صيادلة",
    en: "pharmacy assistant",
    aliasesAr: "مساعد صيدلاني; عامل صيدلية; بائع صيدلية; معاون صيدلي",
    aliasesEn: "pharmacist assistant; pharmacy clerk; pharmacy salesperson",
    essential: "medicine-knowledge customer-service stock-counting",
    optional: "cash-register confidentiality computer-use prescription-dispensing pharmacy-shelf",
  }),
  occupation({
    key: "lab-assistant",
    isco: "3212",
    esco: "0044c991-c26f-4261-a213-4bd1c0564a4c",
    ar: "المساعدة في المختبرات الطبية | فني مختبر | فنية مختبر | فنيو مختبرات",
    en: "medical laboratory assistant",
    aliasesAr: "فني مختبرات طبية; مساعد مختبر; لابورانت; فني معمل; فني تحاليل; مختبري",
    aliasesEn: "lab technician; laboratory technician; lab assistant; medical lab technician",
    essential: "lab-samples infection-control",
    optional: "computer-use attention-to-detail blood-drawing blood-bank microscopy microbiology",
  }),
  occupation({
    key: "dental-assistant",
    isco: "3251",
    esco: "bdc74965-1d1a-4f8e-a490-9cf71f494e02",
    ar: "المساعدة في عيادات الأسنان | مساعد طبيب أسنان | مساعدة طبيب أسنان | مساعدو أطباء أسنان",
    en: "dental assistant",
    aliasesAr: "مساعدة أسنان; مساعد أسنان; ممرضة أسنان; مساعدة دكتور أسنان; اسيستانت أسنان",
    aliasesEn: "dentist assistant; dental nurse",
    essential: "infection-control reception-of-patients disinfection",
    optional: "appointment-scheduling patience instrument-sterilisation",
  }),
  occupation({
    key: "social-worker",
    isco: "2635",
    esco: "4b05bef2-ded4-4b09-ab94-f4c6a555a775",
    ar: "الخدمة الاجتماعية | أخصائي اجتماعي | أخصائية اجتماعية | أخصائيون اجتماعيون",
    en: "social worker",
    aliasesAr: "اخصائي اجتماعي; باحث اجتماعي; باحثة اجتماعية; مرشد اجتماعي",
    aliasesEn: "social specialist; social researcher",
    essential: "psychosocial-support report-writing confidentiality",
    optional:
      "communication planning-organising surveying-people crisis-intervention case-management child-protection benefits-rules empathy active-listening",
  }),
];
