import { occupation } from "../define.ts";

/** Marketing, public relations and design. */
export const marketingAndDesignOccupations = [
  occupation({
    key: "marketing-assistant",
    isco: "2431",
    esco: "47e81c7f-2d04-4a60-a8ff-9913c36d8344",
    ar: "التسويق | أخصائي تسويق | أخصائية تسويق | أخصائيو تسويق",
    en: "marketing specialist",
    aliasesAr: "تسويق; مسوق; مسوقة; منسق تسويق; مسؤول تسويق; مساعد تسويق",
    aliasesEn: "marketing officer; marketer; marketing executive; marketing coordinator",
    essential: "marketing digital-marketing communication",
    optional:
      "social-media-management content-writing presentation-skills data-analysis promotions-sampling brand-management paid-ads email-marketing",
  }),
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
      "web-analytics graphic-design photo-video-editing digital-marketing live-chat-support canva seo paid-ads community-management content-planning",
  }),
  occupation({
    key: "pr-specialist",
    isco: "2432",
    ar: "العلاقات العامة | أخصائي علاقات عامة | أخصائية علاقات عامة | أخصائيو علاقات عامة",
    en: "public relations specialist",
    aliasesAr:
      "مسؤول علاقات عامة; موظف علاقات عامة; اخصائي اتصال مؤسسي; منسق إعلامي; ناطق إعلامي; موظف علاقات",
    aliasesEn: "communications officer; PR officer",
    essential: "public-relations content-writing media-relations",
    optional: "event-organisation communication protocol-etiquette press-releases networking-people",
  }),
  occupation({
    key: "graphic-designer",
    isco: "2166",
    esco: "69bcbb0a-8d80-4ecd-b0a4-9adea2a40de2",
    ar: "التصميم الجرافيكي | مصمم جرافيك | مصممة جرافيك | مصممو جرافيك",
    en: "graphic designer",
    aliasesAr:
      "مصمم; مصممة; جرافيك ديزاينر; جرافيك دزاينر; مصمم دعاية وإعلان; مصمم اعلانات; مصمم موشن; رسام رقمي; انيميتور",
    ma: "انفوغرافيست",
    misspelt: "مصمم قرافيك",
    aliasesEn: "designer graphics; grafic designer; visual designer; motion designer; animator",
    essential: "graphic-design creativity",
    optional:
      "photo-video-editing printing-work social-media-management freelance-platforms photoshop illustrator indesign-layout",
  }),
  occupation({
    key: "interior-designer",
    isco: "3432",
    esco: "73e776fb-4d99-4031-bad4-7716f121155d",
    ar: "التصميم الداخلي | مصمم داخلي | مصممة داخلية | مصممون داخليون",
    en: "interior designer",
    aliasesAr:
      "مهندس ديكور; مهندسة ديكور; مصمم ديكور; مصممة ديكور; ديكور داخلي; منسق واجهات عرض; منسق معارض; منسقة عرض منتجات",
    aliasesEn: "decorator; visual merchandiser; interior decorator",
    essential: "interior-design cad-drafting customer-service",
    optional: "architectural-design creativity visual-merchandising three-d-modelling",
  }),
  occupation({
    key: "ux-designer",
    isco: "2513",
    ar: "تصميم واجهات المستخدم | مصمم واجهات | مصممة واجهات | مصممو واجهات",
    en: "UX designer",
    aliasesAr: "مصمم تجربة مستخدم; مصمم يو اكس; مصمم تطبيقات",
    aliasesEn: "UI designer; product designer",
    essential: "graphic-design web-development creativity",
    optional:
      "ux-design ui-design customer-service presentation-skills html-css motion-graphics three-d-modelling ui-prototyping",
  }),
  occupation({
    key: "web-technician",
    isco: "3514",
    ar: "إدارة المواقع الإلكترونية | مشرف مواقع | مشرفة مواقع | مشرفو مواقع",
    en: "web technician",
    aliasesAr: "مدير محتوى موقع; ويب ماستر; مشرف متجر إلكتروني; مدير متجر إلكتروني; أخصائي سيو",
    aliasesEn: "webmaster; website administrator; e-commerce administrator",
    essential: "web-development content-writing computer-use",
    optional: "digital-marketing graphic-design online-store-setup wordpress seo",
  }),
];
