import { occupation } from "../define.ts";

/** Digital work. */
export const digitalOccupations = [
  occupation({
    key: "social-media-specialist",
    isco: "2432",
    esco: "137b1d11-c4bc-4016-89ba-45345d4c71f0",
    ar: "إدارة حسابات التواصل الاجتماعي | أخصائي تواصل اجتماعي | أخصائية تواصل اجتماعي | أخصائيو تواصل اجتماعي",
    en: "social media specialist",
    aliasesAr:
      "سوشيال ميديا; سوشل ميديا; مدير حسابات; مسؤول سوشيال ميديا; مدير صفحات; مديرة حسابات انستقرام; كوميونيتي مانجر; سوشال ميديا",
    aliasesEn:
      "social media manager; social media coordinator; community manager; social media moderator; social media officer",
    essential: "social-media-management content-writing communication",
    optional:
      "graphic-design photo-video-editing digital-marketing live-chat-support canva seo paid-ads community-management content-planning",
  }),
  occupation({
    key: "graphic-designer",
    isco: "2166",
    esco: "69bcbb0a-8d80-4ecd-b0a4-9adea2a40de2",
    ar: "التصميم الجرافيكي | مصمم جرافيك | مصممة جرافيك | مصممو جرافيك",
    en: "graphic designer",
    aliasesAr: "مصمم; مصممة; جرافيك ديزاينر; جرافيك دزاينر; مصمم دعاية وإعلان; انفوغرافيست; مصمم اعلانات",
    aliasesEn: "designer graphics; grafic designer; visual designer",
    essential: "graphic-design creativity",
    optional:
      "photo-video-editing printing-work social-media-management freelance-platforms photoshop illustrator indesign-layout",
  }),
  occupation({
    key: "content-writer",
    isco: "2641",
    ar: "كتابة المحتوى | كاتب محتوى | كاتبة محتوى | كتاب محتوى",
    en: "content writer",
    aliasesAr: "كوبي رايتر; محرر محتوى; كاتب مقالات; كونتنت",
    aliasesEn: "copywriter; content editor; blog writer",
    essential: "content-writing arabic-language",
    optional:
      "social-media-management english-language internet-use independence time-management prompting-ai-tools creative-writing",
  }),
  occupation({
    key: "photographer",
    isco: "3431",
    esco: "66542dd6-05a6-4d9e-97ff-3f4858c31ff9",
    ar: "التصوير | مصور | مصورة | مصورون",
    en: "photographer",
    aliasesAr: "مصور فوتوغرافي; مصورة مناسبات; مصور أعراس; فوتوغراف; مصور منتجات",
    aliasesEn: "wedding photographer; product photographer",
    essential: "photography photo-video-editing",
    optional:
      "customer-service creativity social-media-management food-photography photoshop video-shooting drone-operation photo-printing",
  }),
  occupation({
    key: "video-editor",
    isco: "2654",
    esco: "ac734172-ae9a-41ab-80a0-a7b33694e027",
    ar: "تحرير الفيديو | محرر فيديو | محررة فيديو | محررو فيديو",
    en: "video editor",
    aliasesAr: "مونتير; مونتيرة; مونتاج; مونتاجر; مونتاج فيديو",
    aliasesEn: "montage editor; film editor; video montage",
    essential: "photo-video-editing creativity",
    optional: "photography social-media-management video-montage motion-graphics",
  }),
  occupation({
    key: "it-support-technician",
    isco: "3512",
    esco: "aaeec9a7-dc57-4485-890c-86b3eef735f9",
    ar: "الدعم الفني لتقنية المعلومات | فني دعم تقني | فنية دعم تقني | فنيو دعم تقني",
    en: "IT support technician",
    aliasesAr:
      "دعم فني; فني دعم فني; دعم تقني; أخصائي دعم فني; هيلب ديسك; موظف تقنية معلومات; فني حاسب; آي تي; اي تي",
    aliasesEn:
      "it support; help desk; it support specialist; technical support; it technician; helpdesk agent; ict technician; technical support engineer",
    essential: "it-support computer-repair customer-service",
    optional: "networks english-language problem-solving ticketing-systems wifi-setup data-backup",
  }),
  occupation({
    key: "computer-repairer",
    isco: "7422",
    esco: "b7aa4b4e-dbb6-4f58-b36c-35b9a7267972",
    ar: "صيانة أجهزة الحاسب | فني صيانة حاسب | فنية صيانة حاسب | فنيو صيانة حاسب",
    en: "computer repair technician",
    aliasesAr:
      "فني كمبيوتر; صيانة كمبيوتر; مهندس صيانة كمبيوتر; مصلح كمبيوترات; صيانة لابتوبات; ريباراتور اورديناتور",
    aliasesEn: "pc technician; computer technician; laptop technician",
    essential: "computer-repair problem-solving",
    optional:
      "electronics-repair networks customer-service laptop-repair printer-maintenance it-hardware-assembly",
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
    key: "web-developer",
    isco: "2513",
    esco: "c40a2919-48a9-40ea-b506-1f34f693496d",
    ar: "تطوير المواقع | مطور مواقع | مطورة مواقع | مطورو مواقع",
    en: "web developer",
    aliasesAr: "مبرمج مواقع; مصمم مواقع; مطور ويب; ويب ديفلوبر; مبرمجة مواقع",
    aliasesEn: "front end developer; web programmer; website developer; full stack developer; php developer",
    essential: "web-development programming",
    optional:
      "database-use english-language graphic-design javascript php-laravel html-css wordpress self-learning",
  }),
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
      "english-language teamwork web-development project-management python java-programming dotnet software-testing",
  }),
];
