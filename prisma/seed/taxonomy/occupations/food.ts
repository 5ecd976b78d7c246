import { occupation } from "../define.ts";

/** Kitchens, cafes and hospitality. */
export const foodOccupations = [
  occupation({
    key: "cook",
    isco: "5120",
    esco: "90f75f67-495d-49fa-ab57-2f320e251d7e",
    ar: "الطبخ | طباخ | طباخة | طباخون",
    en: "cook",
    aliasesAr:
      "طباخه; طاهي; طاهية; طهاة; معلم طبخ; كوك; طباخ شعبي; طباخ مندي; طباخ بيت; كوزينيي; كوزينيير; طيابة; مطبخجي",
    aliasesEn: "restaurant cook; home cook; household cook; line cook; cooker",
    essential: "cooking food-hygiene food-cutting",
    optional:
      "traditional-dishes grilling menu-planning kitchen-cleaning bulk-cooking salads-and-cold-dishes rice-dishes couscous-tagine soups-stews shawarma-carving charcoal-grilling seafood-cooking pasta-sauces allergen-awareness knife-skills therapeutic-diets",
  }),
  occupation({
    key: "chef",
    isco: "3434",
    esco: "1009be17-7efd-45f1-a033-566bf179c588",
    ar: "رئاسة المطبخ | شيف | شيفة | شيفات",
    en: "chef",
    aliasesAr: "رئيس طباخين; شيف مطبخ; شيف عمومي; سو شيف; شيف تنفيذي; كبير الطهاة; شاف",
    aliasesEn: "head chef; executive chef; sous chef; chef de partie",
    essential: "cooking menu-planning food-hygiene leadership",
    optional:
      "bulk-cooking purchasing pricing-costing training-others diet-meals charcoal-grilling seafood-cooking pasta-sauces menu-costing kitchen-management wedding-catering",
  }),
  occupation({
    key: "home-cook",
    isco: "5120",
    ar: "الطبخ المنزلي للبيع | طباخ منزلي | طباخة منزلية | طباخون منزليون",
    en: "home-based cook",
    aliasesAr:
      "أسرة منتجة طبخ; طبخ بيتي للبيع; أكل بيتي; أسر منتجة; مطبخ منزلي; طباخة منزل للبيع; ماكلة الدار",
    aliasesEn: "home-based food producer; homemade food seller; cloud kitchen cook",
    essential: "cooking traditional-dishes food-hygiene",
    optional:
      "food-packaging online-selling pricing-costing pickling-preserving small-business diet-meals rice-dishes stuffed-vegetables couscous-tagine soups-stews packed-meals large-family-cooking ramadan-dishes",
  }),
  occupation({
    key: "kitchen-assistant",
    isco: "9412",
    esco: "e1cf6897-158d-4b48-a39e-2a3a8cac216c",
    ar: "المساعدة في المطبخ | مساعد مطبخ | مساعدة مطبخ | مساعدو مطبخ",
    en: "kitchen assistant",
    aliasesAr: "مساعد طباخ; مساعد شيف; عامل مطبخ; عاملة مطبخ; صبي مطبخ; ايد كوزين; كميس; مجلي صحون; عامل جلي",
    aliasesEn: "kitchen helper; commis; dishwasher; kitchen hand; assistant cook",
    essential: "food-cutting dish-washing kitchen-cleaning",
    optional: "food-hygiene food-storage lifting-heavy salads-and-cold-dishes knife-skills",
  }),
  occupation({
    key: "fast-food-worker",
    isco: "9411",
    esco: "96a0d8d3-d4a6-473d-80d6-b5dbadde940a",
    ar: "إعداد الوجبات السريعة | معد وجبات سريعة | معدة وجبات سريعة | معدو وجبات سريعة",
    en: "fast food preparer",
    aliasesAr:
      "عامل وجبات سريعة; معلم شاورما; شاورمجي; معد برجر; عامل مطعم; معلم فلافل; عامل برغر; شورمجي; عامل بوفية ساندويتش",
    aliasesEn: "fast food crew; crew member restaurant; shawarma maker; burger maker; fast food worker",
    essential: "sandwich-making food-hygiene order-taking",
    optional:
      "cash-register grilling kitchen-cleaning shift-work salads-and-cold-dishes frying-foods shawarma-carving cleaning-as-you-go",
  }),
  occupation({
    key: "pizza-maker",
    isco: "9411",
    esco: "a02a1117-212f-4a49-b21a-d3b971e00e48",
    ar: "إعداد البيتزا | معد بيتزا | معدة بيتزا | معدو بيتزا",
    en: "pizza maker",
    aliasesAr: "معلم بيتزا; بيتزا شيف; بيتزايولو; بيتزاجي",
    aliasesEn: "pizza chef; pizza cook",
    essential: "baking-bread cooking food-hygiene",
    optional: "order-taking kitchen-cleaning pizza-dough",
  }),
  occupation({
    key: "baker",
    isco: "7512",
    esco: "1aadb308-432a-4d01-b54b-b4f7f76dd419",
    ar: "صناعة الخبز | خباز | خبازة | خبازون",
    en: "baker",
    aliasesAr: "فران; خبازه; عامل مخبز; معلم فرن; عجان; مول الفران; خباز تميس; معلم عجين; فرناطشي",
    aliasesEn: "bread maker; bakery worker; bread baker",
    essential: "baking-bread food-hygiene",
    optional:
      "pastry-making shift-work food-packaging lifting-heavy saj-tannour-bread dough-lamination night-work bread-selling",
  }),
  occupation({
    key: "pastry-maker",
    isco: "7512",
    esco: "ff42d44c-34f8-46be-ad3a-2aad9a5e43f0",
    ar: "صناعة الحلويات | حلواني | حلوانية | حلوانيون",
    en: "pastry maker",
    aliasesAr:
      "معلم حلويات; شيف حلويات; صانعة حلويات; صانع كيك; حلوانيه; باتيسيي; معلم معجنات; حلونجي; كيكات منزلية",
    aliasesEn: "pastry cook; cake maker; confectioner; dessert maker; patissier",
    essential: "pastry-making cake-decorating food-hygiene",
    optional:
      "baking-bread food-packaging pricing-costing creativity arabic-sweets western-desserts chocolate-making ice-cream-making dough-lamination sugar-paste",
  }),
  occupation({
    key: "barista",
    isco: "5132",
    esco: "bf7d8b16-4e2c-48ef-b44e-dc25b2d0ab61",
    ar: "تحضير القهوة المختصة | باريستا | باريستا | باريستا",
    en: "barista",
    aliasesAr: "باريستا قهوة; بارستا; معد قهوة مختصة; معد قهوة; قهوجي مختصة; صانع قهوة; صانعة قهوة; بريستا",
    aliasesEn: "coffee maker; coffee barista; barista coffee; baristta",
    essential: "coffee-preparation hot-drinks customer-service",
    optional:
      "cash-register juices-cold-drinks food-hygiene shift-work willingness-to-learn latte-art coffee-roasting upselling-menu memory-orders",
  }),
  occupation({
    key: "coffee-server",
    isco: "5131",
    ar: "صب القهوة والضيافة | قهوجي | قهوجية | قهوجيون",
    en: "coffee and hospitality server",
    aliasesAr:
      "قهوجي وصباب; صباب قهوة; صبابة; صبابة قهوة; مباشرة قهوة; قهوجية وصبابة; عامل ضيافة; قهوجي مناسبات",
    aliasesEn: "coffee pourer; hospitality server; arabic coffee server",
    essential: "hot-drinks buffet-hospitality",
    optional:
      "neat-appearance event-organisation dish-washing coffee-roasting arabic-coffee-serving tea-preparation",
  }),
  occupation({
    key: "juice-maker",
    isco: "5246",
    ar: "إعداد العصائر والمشروبات | معد عصائر | معدة عصائر | معدو عصائر",
    en: "juice maker",
    aliasesAr: "معلم عصائر; عصيرجي; معلم عصير; عامل كوفي شوب; عامل بوفيه; مول العصير",
    aliasesEn: "juice bar worker; juice man; drinks maker; cafeteria worker",
    essential: "juices-cold-drinks food-hygiene",
    optional: "order-taking cash-register hot-drinks ice-cream-making juice-pressing",
  }),
  occupation({
    key: "waiter",
    isco: "5131",
    esco: "d5db9d5c-2ebf-4a54-a79a-1b7e7ff70471",
    ar: "خدمة طاولات المطاعم | نادل | نادلة | ندل",
    en: "waiter",
    aliasesAr:
      "جرسون; جرسونة; ويتر; مضيف مطعم; مضيفة مطعم; سفرجي; مقدم طعام; مقدمة طعام; سيرفور; كرسون; مباشر; ويترس; مباشر مطعم",
    aliasesEn: "waitress; restaurant server; food server; food and beverage server; waiters",
    essential: "table-service order-taking customer-service",
    optional:
      "card-payments english-language neat-appearance shift-work adaptability napkin-table-setting allergen-awareness table-reservations upselling-menu room-service flexibility-hours memory-orders politeness",
  }),
  occupation({
    key: "restaurant-supervisor",
    isco: "5131",
    ar: "الإشراف على المطاعم | مشرف مطعم | مشرفة مطعم | مشرفو مطاعم",
    en: "restaurant supervisor",
    aliasesAr: "مشرف صالة مطعم; كابتن صالة; كابتن مطعم; هيد ويتر; مشرف كوفي",
    aliasesEn: "restaurant captain; floor captain; restaurant shift leader",
    essential: "leadership table-service food-hygiene",
    optional:
      "complaint-handling stock-counting training-others shopping-for-kitchen table-reservations pos-systems",
  }),
  occupation({
    key: "butcher",
    isco: "7511",
    esco: "37c7880e-cfee-4c41-a41b-061682fefde3",
    ar: "الجزارة | جزار | جزارة | جزارون",
    en: "butcher",
    aliasesAr: "لحام ذبائح; قصاب; ملحمة; كزار; جزّار; معلم جزارة; عامل ملحمة",
    aliasesEn: "meat cutter; butchery worker; halal butcher shop worker",
    essential: "meat-cutting food-hygiene",
    optional:
      "customer-service food-packaging selling meat-drying knife-skills halal-slaughter meat-portioning poultry-slaughter weighing-scales",
  }),
  occupation({
    key: "fish-cleaner",
    isco: "7511",
    esco: "c0386702-0699-4550-920b-1f7027c9a3d9",
    ar: "تنظيف الأسماك وتجهيزها | منظف أسماك | منظفة أسماك | منظفو أسماك",
    en: "fish preparer",
    aliasesAr: "سماك; بياع سمك; سمّاك; مول الحوت; عامل تنظيف سمك",
    aliasesEn: "fish cleaner; fish cutter",
    essential: "fish-preparation food-hygiene",
    optional: "selling food-storage fish-filleting",
  }),
  occupation({
    key: "food-production-worker",
    isco: "8160",
    esco: "e3dc66de-99c7-4607-a82b-7244036d316d",
    ar: "إنتاج الأغذية | عامل إنتاج أغذية | عاملة إنتاج أغذية | عمال إنتاج أغذية",
    en: "food production worker",
    aliasesAr: "عامل مصنع أغذية; عاملة تعليب; مشغل خط غذائي; عامل مصنع ألبان",
    aliasesEn: "food factory worker; food processing worker; food line operator",
    essential: "machine-operation food-hygiene food-packaging",
    optional:
      "quality-inspection lifting-heavy shift-work haccp cold-chain nut-roasting packed-meals grain-milling gmp weighing-batching",
  }),
  occupation({
    key: "home-preserves-producer",
    isco: "7514",
    ar: "صناعة المونة والمخللات | صانع مونة | صانعة مونة | صانعو مونة",
    en: "home preserves producer",
    aliasesAr: "صانعة مخللات; مونة بيتية; صناعة المخلل; صانعة مربى; طرشجي; تعاونية منتجات غذائية",
    aliasesEn: "pickle maker; jam maker; food preserver",
    essential: "pickling-preserving food-hygiene food-packaging",
    optional:
      "cheese-dairy-making herbs-drying small-business online-selling olive-oil-making jam-making dates-processing spice-blending meat-drying home-canning",
  }),
  occupation({
    key: "catering-worker",
    isco: "9412",
    ar: "إعداد الإعاشة وتوزيعها | عامل إعاشة | عاملة إعاشة | عمال إعاشة",
    en: "catering worker",
    aliasesAr: "عامل تموين وإعاشة; مقصف مدرسي; عاملة مقصف; عامل كافتيريا; بائعة مقصف",
    aliasesEn: "canteen worker; catering assistant; school canteen worker",
    essential: "food-packaging food-hygiene table-service",
    optional:
      "kitchen-cleaning cash-handling bulk-cooking buffet-setting napkin-table-setting packed-meals large-family-cooking wedding-catering",
  }),
];
