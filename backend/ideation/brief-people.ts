import { isKnownAsName, type Listed } from './brief-list.ts';

/** Who of a brief's people runs the thing, and whom it serves. Who may be either is left out. */
export interface People {
  readonly staff: readonly string[];
  readonly customer: readonly string[];
}

const pattern = (text: string, end = '$') =>
  new RegExp(`(?:^|[\\s-])(?:${text.trim().split(/\s+/).join('|')})${end}`, 'iu');

/** Those a thing is for, whatever it is. */
const served =
  pattern(`(?:office|shift|factory|construction|night-shift|day|long-term|dock)\\s+workers office\\s+managers home\\s+(?:cooks|bakers)
  players? singers? dancers? actors? customers? guests? visitors? clients? patients? residents? tenants? members? readers?
  listeners? viewers? buyers? shoppers? users? subscribers? regulars families family parents? mothers? fathers?
  grandparents? grandmothers? grandfathers? grandchildren grandchild children child kids? babies toddlers? teenagers?
  pupils? students? learners? beginners? newcomers? graduates? leavers? \\p{L}*people passers-by women men woman man adults? couples
  widows? seniors? pensioners? elders? neighbours? neighbors? villagers? islanders? commuters? passengers? travellers?
  tourists? walkers? hikers? cyclists? households? homes groups strangers? friends? singles partners? spouses?
  relatives? owners holders? applicants? participants? borrowers? lenders? worshippers? parishioners? fans?`);
/** Those who work for it, whatever it is. */
const working =
  pattern(`staff manager lifeguards? interns? apprentices? trainees? nurses? receptionists? volunteers? helpers? cooks? chefs?
  waiters? waitress waitresses porters? assistants? crews? team employees attendants? coordinators?
  carers? midwife midwives instructors? dispatchers? moderators? mentors? guards? deputies`);
/** Those who may do so, or be its customers: only where the brief names nobody surer. */
const perhapsWorking =
  pattern(`managers workers? keepers? tutors? typists? doctors? technicians? mechanics? caretakers? supervisors? clerks? librarians? trainers?
  coach coaches teachers? lecturers? drivers? agents? engineers? developers? programmers? designers? editors? planners?
  therapists? physiotherapists? vets? operators? handlers? cleaners? cashiers? conductors? wardens? stewards? inspectors?
  advisers? advisors? counsellors? lawyers?`);
/** Those of a trade: of the house when counted or known as "the", and perhaps customers when not. */
const trade = pattern(`(?:\\p{L}{3,}(?:maker|smith|wright|master|monger|hand|woman|women|man|men)s?)
  bakers? pickers? packers? pourers? weavers? joiners? welders? spinners? builders? fitters? roofers? printers?
  seamstress(?:es)? tailors? milkers? brewers? butchers? florists? carpenters? plumbers? electricians?
  proofreaders? shepherds? foresters? hunters? fishers? barbers? stylists? hairdressers? restorers? repairers? menders?
  cutters? bottlers? sorters? graders? makers? founders? owners? artists? musicians? photographers? dentists?
  opticians? audiologists? pharmacists? lawyers? brokers? accountants? bookkeepers? artisans? painters? potters? tuners?
  streamers? sitters? officers? surveyors? skippers? concierges? hosts? secretar(?:y|ies) directors? treasurers?`);
/** Those outside who neither run it nor are served. */
const outsider =
  pattern(`suppliers? wholesalers? dealers? landlords? landladies donors? sponsors? subcontractors?
  contractors? delegates? council councillors? mayors? authority ministry association union insurers? bank police
  merchants? competitors? journalists? criers? ghosts? dogs? cats? horses? vans cars boats lorries buses villages`);
const institution = new Set(
  `hotel court clinic hospital surgery town city village state district county council festival hall
  supermarket taxi lorry truck ferry campaign union stadium tower security police pharmacy bank insurance delivery
  courier restaurant canteen school university college museum church parish harbour port customs airport station
  bar pub pet hut hostel kiosk mill creamery market factory farm farming care yoga family seed grain club
  housing government health law trade press bus tram train railway`.split(/\s+/),
);
/** "A retired optician", "two local builders": near, but of another house or of none. */
const apart = /^(?:retired|former|local|neighbou?ring|passing|visiting|nearby|regional|rival|partner)\b/i;
const kin =
  pattern(`wife husband sons? daughters? nephews? nieces? cousins? mother father sister brothers? sisters? aunts?
  uncles? grandmother grandfather twins? sibling siblings`);
/** Who has such a name leads or makes up the house: "the owner", "the lab head", "the volunteer board". */
const oneOfTheHouse =
  pattern(`owner founder manager manageress head chief director keeper host hostess chair chairman
  chairwoman landlady secretary treasurer clerk cook chef baker brewer nurse doctor vet dentist professor principal
  lead leader boss captain skipper person producer pilot master maid guide guard caretaker sexton priest pastor vicar rabbi imam
  organist registrar curator editor couple crew team desk board committee office band staff coach lad seamstress
  apprentice trainee \\p{L}{2,}(?:er|or|ist|ian|ant|man|woman|smith|wright|eer|monger|person)`);
const notOfTheHouse = pattern(`visitor river computer father mother brother sister daughter neighbour neighbor
  teenager commuter partner stranger shelter center theater theatre quarter tower inspector collector newspaper examiner referee postman postwoman`);

/** Said of helpers, whatever they are called. */
const helping = /\bwho (?:also )?(?:helps?|volunteers?|mends?|works? (?:here|for us|with us))\b/i;
/** Said of those who live or work elsewhere: farmers around the town don't run the vet's practice. */
const elsewhere =
  /\b(?:around|near|nearby|across|next door|opposite|downstairs|outside|of blocks|at the towers|within \d+|in town|abroad)\b/i;
/** Who pays for it, or has it done, is none of the team. */
const pays = /\swho (?:pays?|buys?|orders?|ordered|hires?)\b/i;
/** They come to the door for somebody else. */
const carrying = /^(?:delivery|courier|taxi|lorry|truck) (?:riders|drivers|men)$/;
/** "Nurses looking for work" are those whom a recruiter serves. */
const seeking = /^\s(?:looking for|seeking|waiting for|in need of)\s/i;
/** Few as they are, they are others' houses: "five lock-side pubs". */
const otherHouses =
  /(?:pubs|inns|supermarkets|shops|firms|companies|schools|clubs|farms|hotels|restaurants|kitchens|churches|villages|hospitals)$/;
/** People who lend a hand keep their place though their name is that of guests: "volunteer parents". */
const willing = /\b(?:volunteer|volunteers|helper|helpers|student (?=\p{L}+ers\b))/iu;
const collectives = new Set([
  'people',
  'children',
  'women',
  'men',
  'staff',
  'crew',
  'team',
  'grandchildren',
  'midwives',
]);

/** So few are counted one by one: the people who run the thing. Larger numbers are those they serve. */
const fewest = 19;

/** Tells the team from those it serves. `own` says whose brief it is: "a town library in Alentejo". */
export function peopleIn(parts: readonly Listed[], own: string): People {
  const staff = new Set<string>();
  const perhaps = new Set<string>();
  const customer = new Set<string>();
  for (const part of parts) {
    const person = personOf(part);
    if (!person) continue;
    const role = roleOf(person, own);
    if (role === 'staff') staff.add(`the ${person.name}`);
    else if (role === 'perhaps staff') perhaps.add(`the ${person.name}`);
    else if (role === 'customer') customer.add(person.name);
  }
  return { staff: [...(staff.size > 0 ? staff : perhaps)], customer: [...customer] };
}

/** A part without the name its person goes by: "owner Marek" is the owner. Null where nothing else is left. */
function personOf(part: Listed): Listed | null {
  const [first = '', ...more] = part.name.split(' ');
  if (part.isCapital && !isKnownAsName(first) && !/^\p{Lu}\S?\p{Lu}|-/u.test(first)) return null;
  const nameAt = more.findIndex((word) => /^\p{Lu}\p{Ll}/u.test(word) && !isKnownAsName(word));
  return nameAt < 0 ? part : { ...part, name: [first, ...more.slice(0, nameAt)].join(' '), article: 'the' };
}

type Role = 'staff' | 'perhaps staff' | 'customer';

function roleOf(person: Listed, own: string): Role | null {
  const { name, original, article, count } = person;
  const said = original.slice(original.indexOf(name) + name.length);
  const isApart = apart.test(name) || elsewhere.test(said);
  const isOfAnother = isForeign(name, own);
  const isMany = isPlural(name);
  const isFew = count !== null && count <= fewest;
  if (outsider.test(name) || carrying.test(name)) return null;
  if (pays.test(said)) return isMany && !working.test(name) && !perhapsWorking.test(name) ? 'customer' : null;
  if (seeking.test(said)) return isMany ? 'customer' : null;
  if (helping.test(original)) return 'staff';
  if (kin.test(name)) return isMany && isFew ? 'staff' : null;
  if (willing.test(name)) return isApart || (!isFew && isOfAnother) ? null : 'staff';
  if (!isMany || count === 1) return isApart ? null : roleOfOne(person, own);
  if (
    isFew &&
    /^(?:part-time \S+|\S+ (?:walkers|readers|riders|women|men)|(?:\S+ )?players|owners)$/.test(name)
  )
    return 'staff';
  if (served.test(name)) return article === 'his' || article === 'her' ? null : 'customer';
  if (isFew || article === 'the' || article === 'our' || /^(?:seasonal|temporary|part-time)\s/.test(name))
    return isApart || isOfAnother || /farmers$/.test(name) || otherHouses.test(name) ? null : 'staff';
  if (!working.test(name) && !perhapsWorking.test(name)) return trade.test(name) ? null : 'customer';
  if (isApart || isOfAnother || /\swho\s/.test(said)) return null;
  return working.test(name) ? 'staff' : 'perhaps staff';
}

/** The part of one person, or of one that many make up. */
function roleOfOne({ name, original, article, count }: Listed, own: string): Role | null {
  if (notOfTheHouse.test(name) || isForeign(name, own) || name === 'person') return null;
  if (served.test(name) && !/\b(?:host|keeper|owner)/.test(name))
    return /\bcouple$/.test(name) ? 'staff' : null;
  const isSure = working.test(name);
  const isPerhaps = perhapsWorking.test(name);
  // "A" says that there are others: only who surely works somewhere is taken.
  if (/^an?$/.test(article)) {
    if (isSure || /\b(?:couple|board|owner)$/.test(name)) return 'staff';
    return isPerhaps && !/\swho\s/.test(original) ? 'perhaps staff' : null;
  }
  const isNamed = article !== '' || count === 1 || isSure || isPerhaps || trade.test(name) || /\s/.test(name);
  return isNamed && (isSure || isPerhaps || oneOfTheHouse.test(name)) ? 'staff' : null;
}

/** "Town hall clerks" work at the town hall, unless the brief is one of a town hall. */
function isForeign(name: string, own: string): boolean {
  const before = name
    .toLowerCase()
    .split(/[\s-]+/)
    .slice(0, -1);
  const owner = before.find((word) => /['’]s?$/.test(word))?.replace(/['’]s?$/, '');
  if (owner !== undefined && !own.includes(owner)) return true;
  return before.some((word) => institution.has(word) && !own.includes(word));
}

function isPlural(name: string): boolean {
  const head =
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? '';
  return (
    collectives.has(head) ||
    /(?:children|people)$/.test(head) ||
    /[^su]s$/.test(head) ||
    /(?:men|women|folk)$/.test(head)
  );
}

/** Whose problem it is: the title, and what the problem's first sentence begins with. */
export function houseIn(title: string, problem: string): string {
  const start = /^.*?(?=[.!?](?:\s|$)|\s(?:by|near|beside|for|from|serves?|sells?|looks after)\s|$)/s.exec(
    problem,
  );
  return `${title} ${(start?.[0] ?? '').slice(0, 70)}`.toLowerCase();
}
