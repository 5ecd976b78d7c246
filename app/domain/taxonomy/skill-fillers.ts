/**
 * Words around the name of a skill: how well, how long, how badly it is wanted. A table by what they say; folded and
 * stemmed where it is used, so one form of each is enough. They never make a skill of their own.
 */
const FILLERS: readonly { readonly says: string; readonly words: string }[] = [
  {
    says: "that it is wanted",
    words: `يجب ينبغي يشترط اشتراط يفضل يفضّل مطلوب مطلوبة ضروري ضرورية لازم شرط أساسي نرغب نحتاج نبحث يكون تكون ان يتوفر توفر توافر وجود
      must should have has having need needs needed required require requirement requirements preferred preferably looking seeking
      desirable essential mandatory plus bonus want wanted would will candidate candidates applicant applicants please`,
  },
  {
    says: "that one can",
    words: `القدرة قدرة قادر قادرة أقدر اقدر بقدر نقدر إمكانية إمكانيه أستطيع استطيع يستطيع تستطيع أعرف اعرف بعرف نعرف كنعرف يعرف تعرف عارف
      أجيد اجيد يجيد تجيد إجادة اجادة إتقان اتقان أتقن اتقن يتقن متقن ملم ملمة إلمام المام دراية درايه معرفة المعرفة خبرة خبره الخبرة
      خبير متمرس متمكن تمكن شاطر شاطرة أشتغل اشتغل بشتغل كنخدم أعمل اعمل عملت اشتغلت مهارة مهارات المهارات كفاءة براعة فهم استيعاب
      حاصل حاصلة حامل لديه لديها لدية عنده عندها يمتلك تمتلك فن
      able ability abilities can could capable capability know knows knowing knowledge knowledgeable experience experienced
      experiences expertise expert familiar familiarity understanding understand understands skill skills skilled proficient
      proficiency fluent fluency master mastery competent competence competency background exposure command demonstrated
      proven awareness grasp`,
  },
  {
    says: "how well",
    words: `جيد جيدة جيده ممتاز ممتازة جدا جداً عالي عالية عال قوي قوية كبير كبيرة تام تامة كامل كاملة متوسط متوسطة مبتدئ متقدم متقدمة محترف
      مستوى بمستوى درجة بشكل بصورة أساسيات مبادئ حد أدنى بسيط بسيطة كويس كويسة مزيان زين
      good great excellent strong very high highly advanced intermediate basic basics beginner solid deep sound superb
      outstanding exceptional perfect level professional well extensive thorough general minimum least`,
  },
  {
    says: "for how long, and the like",
    words: `سنة سنه سنوات سنين سنتين عام أعوام شهر شهور أشهر أقل اقل تقل يقل فأكثر فاكثر اكثر أكثر مدة مجال مجالات غيرها وغيرها الخ إلخ مثل
      واحدة اثنان ثلاث ثلاثة اربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثمانية تسع تسعة عشر عشرة
      year years yrs yr month months more over field area areas etc similar such like other related relevant including both
      preferable equivalent one two three four five six seven eight nine ten`,
  },
  {
    says: "that one does it",
    words: `استخدام باستخدام استعمال باستعمال ممارسة قيام القيام أداء اداء تنفيذ عمل العمل تعامل التعامل برنامج برامج تطبيق تطبيقات
      use uses using utilize utilizing utilising operate operating perform performing carry do doing work working make apply
      applying`,
  },
];

/** What people say they do, and the word that names it: "verbs: word". */
const SAID_VERBS = `أطبخ بطبخ نطبخ نطيب أطيب كنطيب: طبخ; أخيط بخيط نخيط كنخيط أخيّط: خياطة; أسوق بسوق نسوق كنسوق أقود: سواقة;
  أنظف بنظف ننظف كننظف أنضف: تنظيف; أربي بربي نربي كنربي: تربية; أزرع بزرع نزرع كنزرع: زراعة; أبيع ببيع نبيع كنبيع: بيع;
  أصلح بصلح نصلح كنصلح أصلّح: إصلاح; ألحم بلحم نلحم: لحام; أدهن بدهن ندهن: دهان; أكوي بكوي نكوي: كي; أطرز بطرز نطرز كنطرز: تطريز;
  أرسم برسم نرسم كنرسم: رسم; أكتب بكتب نكتب كنكتب: كتابة; أترجم بترجم نترجم كنترجم: ترجمة; أصور بصور نصور كنصور: تصوير;
  أدرس بدرس ندرس كندرس: تدريس; أعلم بعلم نعلم كنعلم: تعليم; أغسل بغسل نغسل كنغسل: غسيل; أعجن بعجن نعجن كنعجن: عجن;
  أخبز بخبز نخبز: خبز; أغلف بغلف نغلف: تغليف; أحرس بحرس نحرس: حراسة; أركب بركب نركب: تركيب; أرتب برتب نرتب: ترتيب;
  cook: cooking; sew: sewing; drive: driving; clean: cleaning; sell: selling; weld: welding; paint: painting; type: typing;
  translate: translation; communicate: communication; negotiate: negotiation; write: writing; teach: teaching; iron: ironing;
  bake: baking; plan: planning; organise organize: organising`;

/** Each verb with its word, as they are written. */
export const SAID_AS: readonly (readonly [verb: string, word: string])[] = SAID_VERBS.split(";").flatMap(
  (row) => {
    const [verbs = "", word = ""] = row.split(":").map((part) => part.trim());
    return verbs.split(/\s+/u).map((verb) => [verb, word] as const);
  },
);

/** Verbs that a borrowed classification puts before a thing that is a skill by itself: manage customer experience. */
export const LIGHT_VERBS: readonly string[] =
  "manage plan perform use develop maintain create operate apply conduct provide implement organise prepare".split(
    " ",
  );

/** The words of the table as they are written. */
export const FILLER_WORDS: readonly string[] = FILLERS.flatMap(({ words }) => words.split(/\s+/u));

/** English words that part what is done from where, with what and for whom; the name stands before or after. */
export const PARTING_WORDS: ReadonlySet<string> = new Set(
  `in with for at by from within into on through via including using under across during while when where which that who
   في مع من لدى عند داخل خلال ضمن عبر بين على إلى لل عن`.split(/\s+/u),
);

/** Words that set one thing beside another. */
export const JOINING_WORDS: ReadonlySet<string> = new Set([
  "and",
  "or",
  "أو",
  "او",
  "و",
  "ثم",
  "plus",
  "et",
  "ou",
]);
