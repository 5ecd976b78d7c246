/**
 * Words of the labour market that mean the same and are no concepts of the taxonomy, or are its everyday head
 * words: dialects, loan words and their spellings, abbreviations, English. One group per line; the first
 * word names it; `=` before a phrase: only when it is the whole text. Matching is by stem, so one form of each word is enough (مهندس also covers مهندسات).
 * The occupations' own names and aliases come from the taxonomy.
 */
export const VOCABULARY: readonly { readonly term: string; readonly phrases: readonly string[] }[] = `
عن بعد | عن بعد | عمل عن بعد | من المنزل | من البيت | دوام منزلي | اونلاين | أونلاين | remote | remotely | work from home | telework | teletravail
دوام جزئي | دوام جزئي | بارت تايم | بارتايم | نصف دوام | نص دوام | part time | parttime | temps partiel
دوام كامل | دوام كامل | فل تايم | فلتايم | full time | fulltime | temps plein
دوام مرن | دوام مرن | ساعات مرنة | flexible hours | flexible
دوام مسائي | دوام مسائي | فترة مسائية | شفت مسائي | evening shift
دوام صباحي | دوام صباحي | فترة صباحية | شفت صباحي | morning shift
دوام ليلي | دوام ليلي | شفت ليلي | وردية ليلية | night shift
وردية | وردية | شفت | مناوبة | نوبة | ورديات | shift
موسمي | موسمي | seasonal
تدريب منته بالتوظيف | تدريب منتهي بالتوظيف | تدريب ينتهي بالتوظيف
ذوو الإعاقة | ذوي الإعاقة | ذوي الهمم | أصحاب الهمم | ذوي الاحتياجات الخاصة | ذوي الاحتياجات | المعاقين | معاق | disabled | disability | disabilities
موارد بشرية | موارد بشرية | الموارد البشريه | اتش ار | اتش آر | إتش آر | human resources | human resource | hr | ressources humaines
تقنية معلومات | تقنية معلومات | تقنية المعلومات | تكنولوجيا المعلومات | آي تي | اي تي | it | ict | information technology
خدمة عملاء | خدمة عملاء | خدمة العملاء | خدمة زبائن | كستمر سيرفس | customer service | customer care | customer support
كول سنتر | كول سنتر | كولسنتر | مركز اتصال | مركز الاتصال | call center | call centre | contact center
علاقات عامة | علاقات عامة | public relations | pr
ضمان جودة | ضمان جودة | ضبط جودة | مراقبة جودة | توكيد جودة | quality assurance | quality control | qa | qc
أمن وسلامة | أمن وسلامة | الأمن والسلامة | سلامة مهنية | السلامة والصحة المهنية | hse | health and safety
إدخال بيانات | إدخال بيانات | مدخل بيانات | مدخلة بيانات | داتا انتري | data entry
ذكاء اصطناعي | ذكاء اصطناعي | الذكاء الاصطناعي | artificial intelligence | ai
تجارة إلكترونية | تجارة إلكترونية | ecommerce | e commerce
تسويق إلكتروني | تسويق إلكتروني | تسويق رقمي | ديجيتال ماركتنج | digital marketing | online marketing
سوشيال ميديا | سوشيال ميديا | سوشال ميديا | وسائل التواصل الاجتماعي | التواصل الاجتماعي | تواصل اجتماعي | social media
تجربة المستخدم | تجربة المستخدم | ux | user experience
رعاية أطفال | رعاية أطفال | حضانة أطفال | حضانة | childcare | nursery | daycare
رياض أطفال | رياض أطفال | روضة | روضة أطفال | kindergarten | kg
رعاية مسنين | رعاية مسنين | رعاية كبار السن | elderly care
لغة إنجليزية | لغة إنجليزية | اللغة الإنجليزية | انجليزي | انقليزي | إنكليزي | english
لغة فرنسية | لغة فرنسية | فرنسي | french | francais
حاسب آلي | حاسب آلي | الحاسب الآلي | حاسوب | كمبيوتر | كومبيوتر | كمبيوترات | computer
سكرتير | سكرتير | سكرتارية | secretary | secretarial
مهندس | مهندس | باشمهندس | engineer | ingenieur
هندسة | هندسة | engineering
محاسب | محاسب | كونتابل | كونطابل | accountant | comptable
محاسبة | محاسبة | accounting | comptabilite
مدير | مدير | manager | director | directeur
إدارة | إدارة | management | administration
مشرف | مشرف | سوبرفايزر | supervisor
معلم | معلم | مدرس | أستاذ | استاذ | مدرسة لغة | teacher | instructor | professeur
ممرض | ممرض | تمريض | nurse | nursing | infirmier
طبيب | طبيب | دكتور | doctor | physician | medecin
صيدلي | صيدلي | صيدلاني | دكتور صيدلي | pharmacist | pharmacien
فني | فني | تقني فني | technician | technicien
سائق | سائق | سواق | شوفير | شوفار | شيفور | دريول | دريفر | درايفر | driver | chauffeur | saye2 | sayeq | sa2eq | sayek
حارس | حارس | عساس | كارديان | گارديان | غفير | خفير | ناطور | guard | gardien | watchman
حارس أمن | حارس أمن | رجل أمن | فرد أمن | موظف أمن | سكيورتي | سيكيوريتي | سكيوريتي | سيكوريتي | security guard | security officer | =security | agent de securite
بائع | بائع | بياع | سيلز مان | salesman | sales associate | salesperson | vendeur
مبيعات | مبيعات | سيلز | sales
تسويق | تسويق | ماركتنج | ماركتينج | ماركيتنج | marketing
مندوب | مندوب | representative
كاشير | كاشير | كاشيير | أمين صندوق | محاسب كاشير | موظف صندوق | cashier | caissier
استقبال | استقبال | ريسبشن | رسبشن | موظف استقبال | reception | receptionist
طباخ | طباخ | طاه | طاهي | شيف | كوزينيي | كويزيني | cook | chef | cuisinier
جرسون | جرسون | نادل | ويتر | ويتريس | قهوجي | سرباي | سيرفور | سفرجي | مباشر مطعم | waiter | waitress | serveur
باريستا | باريستا | barista
خباز | خباز | فران | baker | boulanger
حلواني | حلواني | صانع حلويات | pastry
جزار | جزار | قصاب | گزار | ملحمة | لحام لحوم | بائع لحوم | butcher | boucher
حلاق | حلاق | مزين | حجام | كوافير رجالي | barber | coiffeur
كوافير | كوافير | كوافيرة | مصففة شعر | hairdresser
خياط | خياط | ترزي | درزي | مودليست | tailor | seamstress | couturier
نجار | نجار | منوزيي | carpenter | menuisier
أثاث | أثاث | موبيليا | عفش | فرنيتشر | furniture | meuble
سباك | سباك | مواسرجي | سنكري | بلومبي | بلومبيي | بلمبر | plombier | plumber
كهربائي | كهربائي | كهربجي | تريسيان | تريسيين | electrician | electricien
حداد | حداد | blacksmith
لحام | لحام | سودور | سوديري | welder | soudeur
دهان | دهان | نقاش | نقاش دهانات | صباغ | صباغة جدران | بويجي | painter | peintre
ميكانيكي | ميكانيكي | ميكانيك | ميكانيكا | مكانيكي | ميكانيسيان | مكانيسيان | ميكانسيان | mechanic | mecanicien
عامل | عامل | worker | labourer | laborer | labor | ouvrier
عامل نظافة | عامل نظافة | عامل نضافة | عمال نظافة | منظف | cleaner
أمين مستودع | أمين مستودع | أمين مخزن | مخزنجي | warehouse keeper | storekeeper
مستودع | مستودع | مخزن | warehouse
مشتريات | مشتريات | procurement | purchasing
لوجستي | لوجستي | لوجستيات | logistics
توصيل | توصيل | دليفري | ديليفري | delivery
مبرمج | مبرمج | programmer
مطور | مطور | developer | developpeur
برمجة | برمجة | programming | coding
برمجيات | برمجيات | سوفت وير | software
مصمم | مصمم | ديزاينر | designer
غرافيك | غرافيك | جرافيك | قرافيك | كرافيك | جرافيكس | graphic
مترجم | مترجم | translator | interpreter
محامي | محامي | مستشار قانوني | lawyer | avocat
محلل | محلل | analyst
بيانات | بيانات | data
مساعد | مساعد | assistant
إداري | إداري | administrative | admin
منسق | منسق | كوردينيتر | coordinator
استشاري | استشاري | مستشار | consultant | advisor | adviser
باحث | باحث | researcher
متدرب | متدرب | متمرن | trainee | intern | internship | stagiaire
مدرب | مدرب | كوتش | trainer | coach | formateur
مزارع | مزارع | فلاح | farmer
بستاني | بستاني | جنايني | جناينجي | جرداني | جردينيي | gardener | jardinier
صيانة | صيانة | تصليح | إصلاح | مينتننس | maintenance | repair | reparation
هاتف | هاتف | هواتف | جوال | جوالات | موبايل | موبايلات | تلفون | تليفون | نقال | خليوي | phone | mobile
تكييف وتبريد | تكييف وتبريد | تبريد وتكييف | مكيفات | hvac
سيارات | سيارات | عربيات | سيارة | car | automotive
موظف | موظف | employee | clerk
أخصائي | أخصائي | اختصاصي | إخصائي | specialist
خبرة | خبرة | experience
بدون خبرة | بدون خبرة | بلا خبرة | من غير خبرة | no experience
حديث التخرج | حديث التخرج | حديثي التخرج | خريج جديد | fresh graduate | entry level
حكومي | حكومي | government
مطعم | مطعم | restaurant
فندق | فندق | اوتيل | hotel
مستشفى | مستشفى | مشفى | سبيطار | hospital | hopital
بنك | بنك | مصرف | bank
متجر | متجر | محل | دكان | حانوت | بوتيك | shop | store
بقالة | بقالة | بقال | مول الحانوت | سوبرماركت | سوبر ماركت | تموينات | ميني ماركت | grocery | supermarket
ملابس | ملابس | ألبسة | هدوم | حوايج | clothes | clothing | garments
أحذية | أحذية | حذاء | جزم | كنادر | صبابط | shoes
إسكافي | إسكافي | جزمجي | كندرجي | خراز | مصلح أحذية | صانع أحذية | cobbler | shoemaker
خضار | خضار | خضروات | خضرة | vegetables
بائع خضار | بائع خضار | خضري | خضرجي | greengrocer
أجرة | أجرة | تاكسي | تكسي | طاكسي | ليموزين | taxi
شاحنة | شاحنة | تريلا | تريلة | كاميو | كميون | لوري | truck | lorry | camion
حافلة | حافلة | باص | أتوبيس | اوتوبيس | طوبيس | طوبيسات | bus
دراجة | دراجة | دباب | موتوسيكل | motorcycle | motorbike
عمال بناء | عامل بناء | بناي | معلم بناء | bricklayer | mason | macon
خرسانة | خرسانة | باطون | بيطون | كونكريت | concrete
عاملة منزلية | عاملة منزلية | عامل منزلي | خادمة | خدامة | شغالة | شغالة بيت | خدامة الدار | مدبرة منزل | housemaid | maid | domestic worker | femme de menage
جليسة أطفال | جليسة أطفال | جليس أطفال | بيبي سيتر | بيبيسيتر | مربية أطفال | دادة | نانا | babysitter | nanny | nounou
مسنين | مسنين | مسن | كبار السن | كبار سن | عجائز | عجوز | ختيار | ختيارة | elderly | seniors
ممرض منزلي | تمريض منزلي | ممرض منزلي | home nurse
كواء | كواء | كواي | مكوجي | كوي ملابس | ironer
غسيل | غسيل | مغسلة | لاندري | laundry
تنظيف | تنظيف | نظافة | نضافة | كلينينج | cleaning | menage
تعبئة | تعبئة | تغليف | تعليب | باكينج | packing | packaging
جيم | جيم | نادي رياضي | صالة رياضية | gym | fitness
صالون | صالون | سالون | salon
مقهى | مقهى | كافيه | كوفي شوب | كافي شوب | كوفي | cafe | coffee shop
قهوة | قهوة | كوفي | coffee
طلبات | طلبات | أوردرات | orders
مصنع | مصنع | معمل | فابريكة | لوزين | factory | usine
مكتب | مكتب | أوفيس | office | bureau
مدرسة خاصة | مدرسة أهلية | مدرسة خاصة | private school
راتب | راتب | مرتب | معاش شهري | أجر | خلصة | salary | wage | salaire
يومي | يومي | باليومية | مياومة | مياوم | daily
تقني | تقني | تكنيسيان | technician
تأمين | تأمين | انشورنس | insurance | assurance
برمجة مواقع | برمجة مواقع | تطوير مواقع | تطوير ويب | web development
ويب | ويب | web
تصوير | تصوير | فوتوغراف | photography
مصور | مصور | فوتوغراف | فوتوغرافي | photographer
عقار | عقار | عقارات | عقاري | real estate
معدات ثقيلة | معدات ثقيلة | heavy equipment
نقل ثقيل | نقل ثقيل | heavy
ونش | ونش | رافعة | كرين | crane
رافعة شوكية | رافعة شوكية | فوركلفت | فورك لفت | كلارك | forklift
أمين صندوق بنك | صراف | تلر | تيلر | bank teller | teller
صيدلية | صيدلية | فارماسي | pharmacy | pharmacie
مختبر | مختبر | معمل تحاليل | لابراتوار | laboratory | lab
أشعة | أشعة | راديو لوجي | radiology | x ray
أسنان | أسنان | dental | dentist
`
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", ...phrases] = line.split("|").map((part) => part.trim());
    return { term: `v${name.replace(/\s+/gu, "_")}`, phrases: phrases.length > 0 ? phrases : [name] };
  });
