import { endsIn } from './ends-in.ts';

/** Those a thing is for, whatever it is. */
export const served =
  endsIn(`(?:office|shift|factory|construction|night-shift|day|long-term|dock)\\s+workers office\\s+managers home\\s+(?:cooks|bakers)
  players? singers? dancers? actors? customers? guests? visitors? clients? patients? residents? tenants? members? readers?
  listeners? viewers? buyers? shoppers? users? subscribers? regulars families family parents? mothers? fathers?
  grandparents? grandmothers? grandfathers? grandchildren grandchild children child kids? babies toddlers? teenagers?
  pupils? students? learners? beginners? newcomers? graduates? leavers? \\p{L}*people passers-by women men woman man adults? couples
  widows? seniors? pensioners? elders? neighbours? neighbors? villagers? islanders? commuters? passengers? travellers?
  tourists? walkers? hikers? cyclists? households? homes groups strangers? friends? singles partners? spouses?
  relatives? owners holders? applicants? participants? borrowers? lenders? worshippers? parishioners? fans?`);
/** Those who work for it, whatever it is. */
export const working =
  endsIn(`staff manager lifeguards? interns? apprentices? trainees? nurses? receptionists? volunteers? helpers? cooks? chefs?
  waiters? waitress waitresses porters? assistants? crews? team employees attendants? coordinators?
  carers? midwife midwives instructors? dispatchers? moderators? mentors? guards? deputies`);
/** Those who may do so, or be its customers: only where the brief names nobody surer. */
export const perhapsWorking =
  endsIn(`managers workers? keepers? tutors? typists? doctors? technicians? mechanics? caretakers? supervisors? clerks? librarians? trainers?
  coach coaches teachers? lecturers? drivers? agents? engineers? developers? programmers? designers? editors? planners?
  therapists? physiotherapists? vets? operators? handlers? cleaners? cashiers? conductors? wardens? stewards? inspectors?
  advisers? advisors? counsellors? lawyers?`);
/** Those of a trade: of the house when counted or known as "the", and perhaps customers when not. */
export const trade = endsIn(`(?:\\p{L}{3,}(?:maker|smith|wright|master|monger|hand|woman|women|man|men)s?)
  bakers? pickers? packers? pourers? weavers? joiners? welders? spinners? builders? fitters? roofers? printers?
  seamstress(?:es)? tailors? milkers? brewers? butchers? florists? carpenters? plumbers? electricians?
  proofreaders? shepherds? foresters? hunters? fishers? barbers? stylists? hairdressers? restorers? repairers? menders?
  cutters? bottlers? sorters? graders? makers? founders? owners? artists? musicians? photographers? dentists?
  opticians? audiologists? pharmacists? lawyers? brokers? accountants? bookkeepers? artisans? painters? potters? tuners?
  streamers? sitters? officers? surveyors? skippers? concierges? hosts? secretar(?:y|ies) directors? treasurers?`);
/** Those outside who neither run it nor are served. */
export const outsider =
  endsIn(`suppliers? wholesalers? dealers? landlords? landlady landladies donors? sponsors? subcontractors?
  contractors? delegates? council councillors? mayors? authority ministry association union insurers? bank police
  merchants? competitors? journalists? dogs? cats? horses? vans cars boats lorries buses villages`);
/** Houses of their own, in front of what somebody does: "town hall clerks". */
export const institution = new Set(
  `hotel court clinic hospital surgery town city village state district county council festival hall
  supermarket taxi lorry truck ferry campaign union stadium tower security police pharmacy bank insurance delivery
  courier restaurant canteen school university college museum church parish harbour port customs airport station
  bar pub pet hut hostel kiosk mill creamery market factory farm farming care yoga family seed grain club
  housing government health law trade press bus tram train railway`.split(/\s+/),
);
/** "A retired optician", "two local builders": near, but of another house or of none. */
export const apart =
  /^(?:retired|former|local|neighbou?ring|passing|visiting|nearby|regional|rival|partner)\b/i;
/** The family of those who run it. */
export const kin =
  endsIn(`wife husband sons? daughters? nephews? nieces? cousins? mother father sister brothers? sisters? aunts?
  uncles? grandmother grandfather twins? sibling siblings`);
/** Who has such a name leads or makes up the house: "the owner", "the lab head", "the volunteer board". */
export const oneOfTheHouse =
  endsIn(`owner founder manager manageress head chief director keeper host hostess chair chairman
  chairwoman landlady secretary treasurer clerk cook chef baker brewer nurse doctor vet dentist professor principal
  lead leader boss captain skipper person producer pilot master maid guide guard caretaker sexton priest pastor vicar rabbi imam
  organist registrar curator editor couple crew team desk board committee office band staff coach lad seamstress
  apprentice trainee \\p{L}{2,}(?:er|or|ist|ian|ant|man|woman|smith|wright|eer|monger|person)`);
/** Names that only sound like it, and people who come from outside. */
export const notOfTheHouse =
  endsIn(`visitor river computer father mother brother sister daughter neighbour neighbor
  teenager commuter partner stranger shelter center theater theatre quarter tower inspector collector newspaper examiner referee postman postwoman`);

/** Said of helpers, whatever they are called. */
export const helping = /\bwho (?:also )?(?:helps?|volunteers?|mends?|works? (?:here|for us|with us))\b/i;
/** Said of those who live or work elsewhere: farmers around the town don't run the vet's practice. */
export const elsewhere =
  /\b(?:around|near|nearby|across|next door|opposite|downstairs|outside|of blocks|within \d+|in town|abroad)\b/i;
/** Who pays for it, or has it done, is none of the team. */
export const pays = /\swho (?:pays?|buys?|orders?|ordered|hires?)\b/i;
/** They come to the door for somebody else. */
export const carrying = /^(?:delivery|courier|taxi|lorry|truck) (?:riders|drivers|men)$/;
/** "Nurses looking for work" are those whom a recruiter serves. */
export const seeking = /^\s(?:looking for|seeking|waiting for|in need of)\s/i;
/** Few as they are, they run houses of their own, or are such: "five lock-side pubs". */
export const otherHouses =
  /(?:pubs|inns|supermarkets|shops|firms|companies|schools|clubs|farms|hotels|restaurants|kitchens|churches|villages|hospitals|farmers)$/;
/** People who lend a hand keep their place though their name is that of guests: "volunteer parents". */
export const willing = /\b(?:volunteer|volunteers|helper|helpers|student (?=\p{L}+ers\b))/iu;
/** Names of many: plurals, and words for a group. */
export const many =
  /(?:^|[\s-])(?:women|men|staff|crew|team|midwives|passers-by|\p{L}*(?:children|people|men|women|folk)|\p{L}*[^su]s)$/iu;

/** Named like those served, yet few are counted only where they work: "five part-time walkers". */
export const countedStaff =
  /^(?:part-time \S+|\S+ (?:walkers|readers|riders|women|men)|(?:\S+ )?players|owners)$/;
/** Those who decide for the house. */
export const inCharge =
  /\b(?:owners?|managers?|manageress|boss|founders?|directors?|board|keepers?|chair\w*|committee|head|landlords?|planners?|coordinators?|president|you)\b/i;
/** Names that could be anybody's. */
export const tellsLittle = /^(?:people|groups|women|men)$/;
/** Taken on for a time, so by those who run it. */
export const hired = /^(?:seasonal|temporary|part-time)\s/i;
