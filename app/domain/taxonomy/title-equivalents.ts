import { latinStem } from "../search/latin-stem.ts";
import { latest } from "./latest.ts";

/**
 * American and everyday English of the labour market, and how European classifications say it: words and parts of
 * names, never a whole title. First the phrase that is found, then what may stand in its place.
 */
const TITLE_EQUIVALENTS: readonly { readonly phrase: string; readonly instead: readonly string[] }[] = `
advertising | publicity
aide | assistant
apparel | clothing | garment
appliance | household appliance
aquacultural | aquaculture | fish farm
asphalt | paving
attorney | lawyer
audiovisual | audio visual
automobile | motor vehicle | car
automotive | motor vehicle | vehicle
bookkeeping | accounting
broadcast | broadcasting
broker | agent
bus monitor | bus attendant
cabinetmaker | cabinet maker
cafeteria | canteen
career technical education | vocational
cement | concrete
childcare | child care | nursery
cnc | computer numerical control
compensation and benefits | remuneration | pay
computer | ict
computer numerically controlled | computer numerical control
correctional | prison
counselor | counsellor | adviser
crop | arable
curriculum | educational programme
daycare | child day care | nursery
disc jockey | dj
drafter | draughtsman | draughtsperson
drywall | plasterboard
elder | elderly
elementary | primary
elementary school | primary school
elevator | lift
emergency management | emergency response | civil protection
engineer technologist | engineering technician
excavating | excavator
fabricator | assembler
farm laborer | farm worker
farmworker | farm labourer | farm worker
food service | catering | restaurant
footwear | shoe
freight | cargo | goods
fundraising | fund raising | charity
gambling | casino | gaming
gas station | service station | petrol station
gasoline | petrol
geothermal | geothermal power plant
geothermal production | geothermal power plant
groundskeeping | gardening | grounds maintenance
hazardous material | asbestos | dangerous substances
heavy equipment | mobile plant
helper | assistant | mate
high school | secondary school
highway | road
housekeeping | room cleaning | domestic cleaning
human resources | personnel
hydroelectric | hydropower
information security | ict security
information technology | ict | it
installer | fitter
instructional | educational
ironworker | structural ironworker | steel erector
jailer | prison officer
janitorial | cleaning | caretaking
jewelry | jewellery
kindergarten | early years | nursery school
laborer | labourer | worker
landscaping | landscape gardening
laundry worker | laundry presser
line installer | overhead line worker | line worker
logging | forestry
machine tender | machine operator
mail | post | postal
masonry | bricklaying
meat | butchery
merchandise | goods
middle school | secondary school | lower secondary school
mortuary | funeral
motion picture | film | cinema
movie | film | cinema
nuclear power | nuclear
numerical control | cnc
obstetrics | maternity
order filler | order picker | warehouse order picker
patrol | police
payroll | salary | wages
pediatric | paediatric | children
photographic | photography
physician | doctor | specialised doctor
pipefitter | pipe fitter
postsecondary | higher education
postsecondary education | higher education
postsecondary teacher | university lecturer | higher education lecturer
precision instrument | instrument
preparer | preparation technician
preschool | early years | nursery school
produce | fruit and vegetables
railroad | rail | railway
ranch | livestock
rancher | livestock farmer
real estate | property
receiving | goods receipt
receiving clerk | goods receiver
recreational vehicle | caravan | camper van
recyclable | recycling
refuse | waste | garbage
repairer | repair technician | mechanic
repairman | repair technician
roofing | roof
sales agent | salesperson
sales representative | commercial representative | commercial sales representative
salesperson | sales assistant | seller
school bus | pupil transport
servicer | service technician
setter | operator | setter operator
sewer | drainage
sewing | stitching
shipping | despatch | dispatch
shoe | footwear
small engine | power tool
social services | social work | social welfare
special education | special educational needs
streetcar | tram
substance abuse | addiction | drug and alcohol
subway | underground | metro
taxi | cab
teacher postsecondary | university lecturer | higher education lecturer
teaching assistant | teachers aide | teaching aide
technical education | vocational
technologist | technician
telecommunications line | communication cable
tender | operator
therapist | therapy
timber | wood
tobacco | tobacco products
tractor trailer | articulated lorry
training and development | corporate training
transit | public transport
truck | lorry
warehouse | storage
wastewater | waste water
water treatment | water plant
wind energy | wind farm | power plant
woodworking | wood
`
  .trim()
  .split("\n")
  .map((line) => {
    const [phrase = "", ...instead] = line.split("|").map((part) => part.trim());
    return { phrase, instead };
  });

const REMEMBERED = 5_000;
const remembered = latest<string>(REMEMBERED);

/** The stem of a word; titles use the same few thousand words. */
function stemOf(word: string): string {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const stem = latinStem(word);
  remembered.set(word, stem);
  return stem;
}

const stems = (text: string): string[] => (text.toLowerCase().match(/[a-z0-9]+/gu) ?? []).map(stemOf);

type Row = {
  readonly order: number;
  readonly phrase: readonly string[];
  readonly instead: readonly string[];
};

/** The rows of the table by the first word of their phrase. */
const BY_FIRST_WORD = new Map<string, Row[]>();
TITLE_EQUIVALENTS.forEach(({ phrase, instead }, order) => {
  const words = stems(phrase);
  const [first = ""] = words;
  const row = { order, phrase: words, instead };
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), row]);
});

/** The same title with each known phrase in other words, in the order of the table; empty when it has none. */
export function equivalentTitles(title: string): readonly string[] {
  const words = stems(title);
  const places: (Row & { readonly at: number })[] = [];
  words.forEach((word, at) => {
    for (const row of BY_FIRST_WORD.get(word) ?? [])
      if (row.phrase.every((stem, i) => words[at + i] === stem)) places.push({ ...row, at });
  });
  if (places.length === 0) return [];
  const found = new Set<string>();
  for (const { phrase, instead, at } of places.sort((a, b) => a.order - b.order || a.at - b.at))
    for (const other of instead)
      found.add([...words.slice(0, at), other, ...words.slice(at + phrase.length)].join(" "));
  return [...found];
}
