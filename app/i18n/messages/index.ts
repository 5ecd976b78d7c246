import arCommon from "./ar/common.json";
import arPublic from "./ar/public.json";
import arAuth from "./ar/auth.json";
import arMy from "./ar/my.json";
import arEmployer from "./ar/employer.json";
import arOffice from "./ar/office.json";
import arProvider from "./ar/provider.json";
import arAnalyst from "./ar/analyst.json";
import arAdmin from "./ar/admin.json";
import arSearch from "./ar/search.json";
import arJobs from "./ar/jobs.json";
import arBenefits from "./ar/benefits.json";
import arWorkPays from "./ar/workPays.json";
import arRegistry from "./ar/registry.json";
import arOverpayments from "./ar/overpayments.json";
import arMessages from "./ar/messages.json";
import arPacks from "./ar/packs.json";
import arEmergency from "./ar/emergency.json";
import arDecisions from "./ar/decisions.json";
import arErrors from "./ar/errors.json";
import arWork from "./ar/work.json";
import enCommon from "./en/common.json";
import enPublic from "./en/public.json";
import enAuth from "./en/auth.json";
import enMy from "./en/my.json";
import enEmployer from "./en/employer.json";
import enOffice from "./en/office.json";
import enProvider from "./en/provider.json";
import enAnalyst from "./en/analyst.json";
import enAdmin from "./en/admin.json";
import enSearch from "./en/search.json";
import enJobs from "./en/jobs.json";
import enBenefits from "./en/benefits.json";
import enWorkPays from "./en/workPays.json";
import enRegistry from "./en/registry.json";
import enOverpayments from "./en/overpayments.json";
import enMessages from "./en/messages.json";
import enPacks from "./en/packs.json";
import enEmergency from "./en/emergency.json";
import enDecisions from "./en/decisions.json";
import enErrors from "./en/errors.json";
import enWork from "./en/work.json";

/** Every namespace of messages: one file per audience or subject, in each language. */
export const namespaces = [
  "common",
  "public",
  "auth",
  "my",
  "employer",
  "office",
  "provider",
  "analyst",
  "admin",
  "search",
  "jobs",
  "benefits",
  "workPays",
  "registry",
  "overpayments",
  "messages",
  "packs",
  "emergency",
  "decisions",
  "errors",
  "work",
] as const;

/** All messages, bundled statically so that server, workers, tests and browser read the same words. */
export const messages = {
  ar: {
    common: arCommon,
    public: arPublic,
    auth: arAuth,
    my: arMy,
    employer: arEmployer,
    office: arOffice,
    provider: arProvider,
    analyst: arAnalyst,
    admin: arAdmin,
    search: arSearch,
    jobs: arJobs,
    benefits: arBenefits,
    workPays: arWorkPays,
    registry: arRegistry,
    overpayments: arOverpayments,
    messages: arMessages,
    packs: arPacks,
    emergency: arEmergency,
    decisions: arDecisions,
    errors: arErrors,
    work: arWork,
  },
  en: {
    common: enCommon,
    public: enPublic,
    auth: enAuth,
    my: enMy,
    employer: enEmployer,
    office: enOffice,
    provider: enProvider,
    analyst: enAnalyst,
    admin: enAdmin,
    search: enSearch,
    jobs: enJobs,
    benefits: enBenefits,
    workPays: enWorkPays,
    registry: enRegistry,
    overpayments: enOverpayments,
    messages: enMessages,
    packs: enPacks,
    emergency: enEmergency,
    decisions: enDecisions,
    errors: enErrors,
    work: enWork,
  },
};
