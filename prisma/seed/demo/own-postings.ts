import type { NewProgramme } from "#app/domain/programmes/programme.schema.ts";
import type { VacancyDraft } from "#app/domain/vacancies/vacancy.schema.ts";

/** A vacancy of a partner employer; `occupation` and `skills` are keys of the starter taxonomy. */
export type DemoVacancy = Pick<
  VacancyDraft,
  | "title"
  | "description"
  | "employmentType"
  | "hoursPerWeek"
  | "shift"
  | "wageMinMinor"
  | "wageMaxMinor"
  | "openings"
  | "experienceYears"
  | "educationLevel"
  | "accommodations"
  | "childcare"
  | "transport"
> & {
  readonly occupation: string;
  readonly skills: readonly string[];
  /** Which of the employer's establishments. */
  readonly site: number;
  readonly city: string;
  /** Days until it closes. */
  readonly days: number;
};

const usual = {
  employmentType: "full_time",
  hoursPerWeek: 48,
  shift: "day",
  experienceYears: 0,
  educationLevel: "none",
  accommodations: [],
  childcare: false,
  transport: false,
  site: 0,
  city: "الرياض",
  days: 60,
} satisfies Partial<DemoVacancy>;

const riyals = (amount: number): number => amount * 100;

/** Vacancies of the two partner employers. */
export const OWN_VACANCIES: Readonly<Record<"market" | "care", readonly DemoVacancy[]>> = {
  market: [
    {
      ...usual,
      title: "محاسبة صندوق",
      description:
        "تسجيل المشتريات وتحصيل قيمتها، وتسوية الصندوق في نهاية الدوام. التدريب على النظام في الأسبوع الأول.",
      occupation: "cashier",
      skills: ["cash-register", "cash-handling", "customer-service"],
      wageMinMinor: riyals(4_400),
      wageMaxMinor: riyals(4_900),
      openings: 3,
      accommodations: ["seated_work", "step_free"],
      transport: true,
    },
    {
      ...usual,
      title: "محاسبة صندوق، دوام جزئي",
      description: "دوام صباحي يناسب مواعيد المدرسة: تسجيل المشتريات وتحصيل قيمتها وخدمة الزبائن.",
      occupation: "cashier",
      skills: ["cash-register", "customer-service"],
      employmentType: "part_time",
      hoursPerWeek: 24,
      wageMinMinor: riyals(2_400),
      wageMaxMinor: riyals(2_600),
      openings: 2,
      accommodations: ["seated_work"],
    },
    {
      ...usual,
      title: "البيع في قسم الملابس",
      description: "عرض البضاعة وترتيبها، ومساعدة الزبائن في الاختيار والقياس.",
      occupation: "clothing-seller",
      skills: ["selling", "customer-service", "product-display"],
      shift: "evening",
      wageMinMinor: riyals(4_200),
      wageMaxMinor: riyals(4_600),
      openings: 2,
    },
    {
      ...usual,
      title: "البيع في المتاجر",
      description: "خدمة الزبائن وترتيب الرفوف ومتابعة تواريخ الصلاحية.",
      occupation: "shop-assistant",
      skills: ["selling", "customer-service", "product-display"],
      site: 1,
      city: "جدة",
      wageMinMinor: riyals(4_100),
      wageMaxMinor: riyals(4_500),
      openings: 4,
    },
  ],
  care: [
    {
      ...usual,
      title: "الرعاية المنزلية لكبار السن",
      description: "مساعدة كبار السن في بيوتهم: الطعام والدواء في موعده والمرافقة. دوام صباحي قريب من السكن.",
      occupation: "home-care-worker",
      skills: ["elderly-care", "personal-care", "companionship"],
      employmentType: "part_time",
      hoursPerWeek: 30,
      wageMinMinor: riyals(3_200),
      wageMaxMinor: riyals(3_600),
      openings: 5,
      transport: true,
    },
    {
      ...usual,
      title: "رعاية الأطفال في الحضانة",
      description: "استقبال الأطفال واللعب معهم ومتابعة راحتهم وطعامهم. للعاملات مكان لأطفالهن.",
      occupation: "child-carer",
      skills: ["child-care", "child-play"],
      wageMinMinor: riyals(4_000),
      wageMaxMinor: riyals(4_300),
      openings: 4,
      hoursPerWeek: 40,
      childcare: true,
    },
    {
      ...usual,
      title: "الاستقبال في مركز الرعاية",
      description: "استقبال المراجعين وتنظيم المواعيد والرد على الهاتف.",
      occupation: "receptionist",
      skills: ["customer-service"],
      wageMinMinor: riyals(4_500),
      wageMaxMinor: riyals(5_000),
      openings: 1,
      hoursPerWeek: 40,
      accommodations: ["seated_work", "step_free"],
      educationLevel: "secondary",
    },
  ],
};

export type DemoProgramme = Omit<
  NewProgramme,
  "organisationId" | "titleLang" | "occupationId" | "skillConceptIds"
> & {
  readonly occupation: string;
  readonly skills: readonly string[];
  readonly city: string | null;
  readonly startsInDays: number;
  readonly seats: number;
};

/** Programmes of the training provider: the three kinds. */
export const PROGRAMMES: readonly DemoProgramme[] = [
  {
    kind: "ends_in_job",
    title: "برنامج محاسبة الصندوق وخدمة الزبائن",
    description: "ستة أسابيع من التدريب العملي في المتجر. يلتزم صاحب العمل بتوظيف من يكملها.",
    delivery: "in_person",
    weeks: 6,
    allowanceMinor: riyals(1_500),
    hiringEmployer: "أسواق السدرة",
    hiringSeats: 12,
    childcare: true,
    accommodations: ["step_free", "sign_language"],
    occupation: "cashier",
    skills: ["cash-register", "cash-handling", "card-payments", "customer-service"],
    city: "الرياض",
    startsInDays: 21,
    seats: 15,
  },
  {
    kind: "workshop",
    title: "ورشة البيع وخدمة الزبائن",
    description: "خمسة أيام من التمرين على استقبال الزبائن وعرض البضاعة وإتمام البيع.",
    delivery: "in_person",
    weeks: 1,
    allowanceMinor: null,
    hiringEmployer: null,
    hiringSeats: null,
    childcare: false,
    accommodations: [],
    occupation: "shop-assistant",
    skills: ["selling", "customer-service", "product-display"],
    city: "جدة",
    startsInDays: 14,
    seats: 20,
  },
  {
    kind: "flexible",
    title: "الرعاية المنزلية، تدريب مرن",
    description: "دروس قصيرة في البيت مع زيارة أسبوعية. للتدريب وقت يناسب من يرعى أسرته.",
    delivery: "at_home",
    weeks: 8,
    allowanceMinor: null,
    hiringEmployer: null,
    hiringSeats: null,
    childcare: false,
    accommodations: ["flexible_breaks"],
    occupation: "home-care-worker",
    skills: ["elderly-care", "personal-care", "first-aid", "medication-reminders"],
    city: null,
    startsInDays: 10,
    seats: 30,
  },
];
