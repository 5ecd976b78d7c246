import { kitchensOccupations } from "./occupations/kitchens.ts";
import { bakingAndPreservingOccupations } from "./occupations/baking-and-preserving.ts";
import { servingFoodOccupations } from "./occupations/serving-food.ts";
import { householdsAndRoomsOccupations } from "./occupations/households-and-rooms.ts";
import { cleaningAndWasteOccupations } from "./occupations/cleaning-and-waste.ts";
import { caringForChildrenOccupations } from "./occupations/caring-for-children.ts";
import { caringForAdultsOccupations } from "./occupations/caring-for-adults.ts";
import { beautyOccupations } from "./occupations/beauty.ts";
import { sewingAndLeatherOccupations } from "./occupations/sewing-and-leather.ts";
import { handicraftOccupations } from "./occupations/handicraft.ts";
import { fineHandicraftOccupations } from "./occupations/fine-handicraft.ts";
import { structuralBuildingOccupations } from "./occupations/structural-building.ts";
import { finishingBuildingsOccupations } from "./occupations/finishing-buildings.ts";
import { installingOccupations } from "./occupations/installing.ts";
import { repairingDevicesOccupations } from "./occupations/repairing-devices.ts";
import { repairingVehiclesOccupations } from "./occupations/repairing-vehicles.ts";
import { metalAndWoodOccupations } from "./occupations/metal-and-wood.ts";
import { drivingOccupations } from "./occupations/driving.ts";
import { heavyMachinesOccupations } from "./occupations/heavy-machines.ts";
import { carryingAndStoringOccupations } from "./occupations/carrying-and-storing.ts";
import { shipsAndAircraftOccupations } from "./occupations/ships-and-aircraft.ts";
import { guardingAndRescueOccupations } from "./occupations/guarding-and-rescue.ts";
import { growingOccupations } from "./occupations/growing.ts";
import { animalsAndFishingOccupations } from "./occupations/animals-and-fishing.ts";
import { shopsAndMarketsOccupations } from "./occupations/shops-and-markets.ts";
import { sellingGoodsOccupations } from "./occupations/selling-goods.ts";
import { salesAgentsOccupations } from "./occupations/sales-agents.ts";
import { hotelsAndTravelOccupations } from "./occupations/hotels-and-travel.ts";
import { receptionAndCustomerServiceOccupations } from "./occupations/reception-and-customer-service.ts";
import { secretariesAndClerksOccupations } from "./occupations/secretaries-and-clerks.ts";
import { clerksBySubjectOccupations } from "./occupations/clerks-by-subject.ts";
import { moneyOccupations } from "./occupations/money.ts";
import { peopleAndPurchasingOccupations } from "./occupations/people-and-purchasing.ts";
import { managersOfServicesOccupations } from "./occupations/managers-of-services.ts";
import { managersOfCompaniesOccupations } from "./occupations/managers-of-companies.ts";
import { teachingOccupations } from "./occupations/teaching.ts";
import { trainingAndCoachingOccupations } from "./occupations/training-and-coaching.ts";
import { doctorsAndTherapistsOccupations } from "./occupations/doctors-and-therapists.ts";
import { healthTechniciansOccupations } from "./occupations/health-technicians.ts";
import { socialAndReligiousOccupations } from "./occupations/social-and-religious.ts";
import { lawAndInspectionOccupations } from "./occupations/law-and-inspection.ts";
import { mediaAndArtsOccupations } from "./occupations/media-and-arts.ts";
import { marketingAndDesignOccupations } from "./occupations/marketing-and-design.ts";
import { librariesAndScienceOccupations } from "./occupations/libraries-and-science.ts";
import { softwareAndNetworksOccupations } from "./occupations/software-and-networks.ts";
import { engineersOccupations } from "./occupations/engineers.ts";
import { engineeringTechniciansOccupations } from "./occupations/engineering-technicians.ts";
import { plantOperatorsOccupations } from "./occupations/plant-operators.ts";
import { factoriesOccupations } from "./occupations/factories.ts";
import { cookingDishesSkills } from "./skills/cooking-dishes.ts";
import { bakingAndSweetsSkills } from "./skills/baking-and-sweets.ts";
import { preservingAndDrinksSkills } from "./skills/preserving-and-drinks.ts";
import { servingAndKitchenOrderSkills } from "./skills/serving-and-kitchen-order.ts";
import { houseworkAndLaundrySkills } from "./skills/housework-and-laundry.ts";
import { cleaningAndWasteSkills } from "./skills/cleaning-and-waste.ts";
import { caringForPeopleSkills } from "./skills/caring-for-people.ts";
import { nursingSkills } from "./skills/nursing.ts";
import { healthProfessionsSkills } from "./skills/health-professions.ts";
import { socialWorkSkills } from "./skills/social-work.ts";
import { sewingAndLeatherSkills } from "./skills/sewing-and-leather.ts";
import { handicraftSkills } from "./skills/handicraft.ts";
import { beautySkills } from "./skills/beauty.ts";
import { structuralBuildingSkills } from "./skills/structural-building.ts";
import { finishingBuildingsSkills } from "./skills/finishing-buildings.ts";
import { installingSkills } from "./skills/installing.ts";
import { repairingDevicesSkills } from "./skills/repairing-devices.ts";
import { repairingVehiclesSkills } from "./skills/repairing-vehicles.ts";
import { metalAndMachinesSkills } from "./skills/metal-and-machines.ts";
import { factoriesSkills } from "./skills/factories.ts";
import { printingSkills } from "./skills/printing.ts";
import { workplaceSafetySkills } from "./skills/workplace-safety.ts";
import { drivingSkills } from "./skills/driving.ts";
import { storingAndShippingSkills } from "./skills/storing-and-shipping.ts";
import { guardingSkills } from "./skills/guarding.ts";
import { growingSkills } from "./skills/growing.ts";
import { animalsSkills } from "./skills/animals.ts";
import { shopWorkSkills } from "./skills/shop-work.ts";
import { salesAndMarketingSkills } from "./skills/sales-and-marketing.ts";
import { ownBusinessSkills } from "./skills/own-business.ts";
import { accountsAndBankingSkills } from "./skills/accounts-and-banking.ts";
import { officeWorkSkills } from "./skills/office-work.ts";
import { staffAndPurchasingSkills } from "./skills/staff-and-purchasing.ts";
import { governmentAndLawSkills } from "./skills/government-and-law.ts";
import { guestsAndEventsSkills } from "./skills/guests-and-events.ts";
import { teachingSkills } from "./skills/teaching.ts";
import { faithAndSportSkills } from "./skills/faith-and-sport.ts";
import { artsAndMediaSkills } from "./skills/arts-and-media.ts";
import { computingSkills } from "./skills/computing.ts";
import { softwareToolsSkills } from "./skills/software-tools.ts";
import { everydayDevicesSkills } from "./skills/everyday-devices.ts";
import { engineeringAndScienceSkills } from "./skills/engineering-and-science.ts";
import { languagesSkills } from "./skills/languages.ts";
import { personalQualitiesSkills } from "./skills/personal-qualities.ts";
import { conditionsOfWorkSkills } from "./skills/conditions-of-work.ts";
import type { StarterOccupation, StarterSkill } from "#app/domain/taxonomy/taxonomy.ts";

/** The starter taxonomy: occupations common among the people Masar serves, and what others hire for. */
export const starterOccupations: readonly StarterOccupation[] = [
  ...kitchensOccupations,
  ...bakingAndPreservingOccupations,
  ...servingFoodOccupations,
  ...householdsAndRoomsOccupations,
  ...cleaningAndWasteOccupations,
  ...caringForChildrenOccupations,
  ...caringForAdultsOccupations,
  ...beautyOccupations,
  ...sewingAndLeatherOccupations,
  ...handicraftOccupations,
  ...fineHandicraftOccupations,
  ...structuralBuildingOccupations,
  ...finishingBuildingsOccupations,
  ...installingOccupations,
  ...repairingDevicesOccupations,
  ...repairingVehiclesOccupations,
  ...metalAndWoodOccupations,
  ...drivingOccupations,
  ...heavyMachinesOccupations,
  ...carryingAndStoringOccupations,
  ...shipsAndAircraftOccupations,
  ...guardingAndRescueOccupations,
  ...growingOccupations,
  ...animalsAndFishingOccupations,
  ...shopsAndMarketsOccupations,
  ...sellingGoodsOccupations,
  ...salesAgentsOccupations,
  ...hotelsAndTravelOccupations,
  ...receptionAndCustomerServiceOccupations,
  ...secretariesAndClerksOccupations,
  ...clerksBySubjectOccupations,
  ...moneyOccupations,
  ...peopleAndPurchasingOccupations,
  ...managersOfServicesOccupations,
  ...managersOfCompaniesOccupations,
  ...teachingOccupations,
  ...trainingAndCoachingOccupations,
  ...doctorsAndTherapistsOccupations,
  ...healthTechniciansOccupations,
  ...socialAndReligiousOccupations,
  ...lawAndInspectionOccupations,
  ...mediaAndArtsOccupations,
  ...marketingAndDesignOccupations,
  ...librariesAndScienceOccupations,
  ...softwareAndNetworksOccupations,
  ...engineersOccupations,
  ...engineeringTechniciansOccupations,
  ...plantOperatorsOccupations,
  ...factoriesOccupations,
];

/** The skills those occupations need, informal ones included. */
export const starterSkills: readonly StarterSkill[] = [
  ...cookingDishesSkills,
  ...bakingAndSweetsSkills,
  ...preservingAndDrinksSkills,
  ...servingAndKitchenOrderSkills,
  ...houseworkAndLaundrySkills,
  ...cleaningAndWasteSkills,
  ...caringForPeopleSkills,
  ...nursingSkills,
  ...healthProfessionsSkills,
  ...socialWorkSkills,
  ...sewingAndLeatherSkills,
  ...handicraftSkills,
  ...beautySkills,
  ...structuralBuildingSkills,
  ...finishingBuildingsSkills,
  ...installingSkills,
  ...repairingDevicesSkills,
  ...repairingVehiclesSkills,
  ...metalAndMachinesSkills,
  ...factoriesSkills,
  ...printingSkills,
  ...workplaceSafetySkills,
  ...drivingSkills,
  ...storingAndShippingSkills,
  ...guardingSkills,
  ...growingSkills,
  ...animalsSkills,
  ...shopWorkSkills,
  ...salesAndMarketingSkills,
  ...ownBusinessSkills,
  ...accountsAndBankingSkills,
  ...officeWorkSkills,
  ...staffAndPurchasingSkills,
  ...governmentAndLawSkills,
  ...guestsAndEventsSkills,
  ...teachingSkills,
  ...faithAndSportSkills,
  ...artsAndMediaSkills,
  ...computingSkills,
  ...softwareToolsSkills,
  ...everydayDevicesSkills,
  ...engineeringAndScienceSkills,
  ...languagesSkills,
  ...personalQualitiesSkills,
  ...conditionsOfWorkSkills,
];
