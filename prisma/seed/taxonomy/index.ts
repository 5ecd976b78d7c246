import { salesOccupations } from "./occupations/sales.ts";
import { officeOccupations } from "./occupations/office.ts";
import { businessOccupations } from "./occupations/business.ts";
import { digitalOccupations } from "./occupations/digital.ts";
import { foodOccupations } from "./occupations/food.ts";
import { cleaningOccupations } from "./occupations/cleaning.ts";
import { careOccupations } from "./occupations/care.ts";
import { educationOccupations } from "./occupations/education.ts";
import { craftsOccupations } from "./occupations/crafts.ts";
import { constructionOccupations } from "./occupations/construction.ts";
import { technicalOccupations } from "./occupations/technical.ts";
import { transportOccupations } from "./occupations/transport.ts";
import { farmingOccupations } from "./occupations/farming.ts";
import { managersOccupations } from "./occupations/managers.ts";
import { engineeringOccupations } from "./occupations/engineering.ts";
import { healthOccupations } from "./occupations/health.ts";
import { teachingOccupations } from "./occupations/teaching.ts";
import { lawOccupations } from "./occupations/law.ts";
import { technologyOccupations } from "./occupations/technology.ts";
import { professionalsOccupations } from "./occupations/professionals.ts";
import { associatesOccupations } from "./occupations/associates.ts";
import { clerksOccupations } from "./occupations/clerks.ts";
import { sellingOccupations } from "./occupations/selling.ts";
import { makersOccupations } from "./occupations/makers.ts";
import { operatorsOccupations } from "./occupations/operators.ts";
import { servicesOccupations } from "./occupations/services.ts";
import { helpersOccupations } from "./occupations/helpers.ts";
import { homeOccupations } from "./occupations/home.ts";
import { foodSkills } from "./skills/food.ts";
import { homeSkills } from "./skills/home.ts";
import { careSkills } from "./skills/care.ts";
import { craftsSkills } from "./skills/crafts.ts";
import { commerceSkills } from "./skills/commerce.ts";
import { officeSkills } from "./skills/office.ts";
import { digitalSkills } from "./skills/digital.ts";
import { transportSkills } from "./skills/transport.ts";
import { constructionSkills } from "./skills/construction.ts";
import { technicalSkills } from "./skills/technical.ts";
import { farmingSkills } from "./skills/farming.ts";
import { educationSkills } from "./skills/education.ts";
import { languagesSkills } from "./skills/languages.ts";
import { personalSkills } from "./skills/personal.ts";
import { professionalSkills } from "./skills/professional.ts";
import { kitchenSkills } from "./skills/kitchen.ts";
import { householdSkills } from "./skills/household.ts";
import { caringSkills } from "./skills/caring.ts";
import { craftingSkills } from "./skills/crafting.ts";
import { buildingSkills } from "./skills/building.ts";
import { movingSkills } from "./skills/moving.ts";
import { growingSkills } from "./skills/growing.ts";
import { officesSkills } from "./skills/offices.ts";
import { computingSkills } from "./skills/computing.ts";
import { industrySkills } from "./skills/industry.ts";
import { peopleSkills } from "./skills/people.ts";
import { furtherSkills } from "./skills/further.ts";
import type { StarterOccupation, StarterSkill } from "#app/domain/taxonomy/taxonomy.ts";

/** The starter taxonomy: occupations common among the people Masar serves. */
export const starterOccupations: readonly StarterOccupation[] = [
  ...salesOccupations,
  ...officeOccupations,
  ...businessOccupations,
  ...digitalOccupations,
  ...foodOccupations,
  ...cleaningOccupations,
  ...careOccupations,
  ...educationOccupations,
  ...craftsOccupations,
  ...constructionOccupations,
  ...technicalOccupations,
  ...transportOccupations,
  ...farmingOccupations,
  ...managersOccupations,
  ...engineeringOccupations,
  ...healthOccupations,
  ...teachingOccupations,
  ...lawOccupations,
  ...technologyOccupations,
  ...professionalsOccupations,
  ...associatesOccupations,
  ...clerksOccupations,
  ...sellingOccupations,
  ...makersOccupations,
  ...operatorsOccupations,
  ...servicesOccupations,
  ...helpersOccupations,
  ...homeOccupations,
];

/** The skills those occupations need, informal ones included. */
export const starterSkills: readonly StarterSkill[] = [
  ...foodSkills,
  ...homeSkills,
  ...careSkills,
  ...craftsSkills,
  ...commerceSkills,
  ...officeSkills,
  ...digitalSkills,
  ...transportSkills,
  ...constructionSkills,
  ...technicalSkills,
  ...farmingSkills,
  ...educationSkills,
  ...languagesSkills,
  ...personalSkills,
  ...professionalSkills,
  ...kitchenSkills,
  ...householdSkills,
  ...caringSkills,
  ...craftingSkills,
  ...buildingSkills,
  ...movingSkills,
  ...growingSkills,
  ...officesSkills,
  ...computingSkills,
  ...industrySkills,
  ...peopleSkills,
  ...furtherSkills,
];
