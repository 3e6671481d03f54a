import type { Listed } from './brief-list.ts';
import { endsIn } from './ends-in.ts';

const data =
  endsIn(`data recorded\\s+calls logs? logbooks? records? recordings tickets lists? registers? files? notes notebooks? reviews
  answers history histories archives? databases? spreadsheets? sheets? statistics sales bookings invoices letters
  e-?mails mails questions photos photographs pictures films videos manuals recipes plans? maps? diary diaries surveys?
  reports? measurements scans receipts orders timetables? calendars? books? ledgers? tally tallies rotas? slips figures
  readings counts? forms minutes results index inventory inventories catalogues? dates feedback complaints addresses
  journals? requests enquiries transcripts templates stubs registrations ratings certificates charts clips footage
  (?:client|customer|patient|member|index|case|pupil)\\s+cards`);
const noData =
  /\b(?:picture|colouring|comic|cook|school|text|story|e-?|rare|old|used)[ -]?books?$|\b(?:paper|train|bus|lottery) (?:tickets|timetables?)$/i;
const place =
  endsIn(`rooms? halls? shops? stores? yards? gardens? walls? windows? shelf shelves doors? counters? kitchens?
  workshops? basements? cellars? roofs? barns? sheds? fields? meadows? tables? stairs staircases? lobby lobbies
  corridors? offices? stages? library libraries gyms? spaces? corners? bench benches foyers? studios? church churches
  schools? cafés? cafes? bakery bakeries warehouses? garages? canteens? playgrounds? depots? terraces? courtyards?
  balcony balconies pavements? entrances? hallways? attics? piers? quays? landings? bars? lounges? decks? path parks?
  squares? lots? greenhouses? tents? chapels? gallery galleries showrooms? lofts? huts? cabins? porch porches lane
  clubhouses? houses? flats? annexes? patios? stations? pavilions? caves? tunnels? stalls? kiosks? stands? pharmacy pharmacies
  laundries laundry pools? saunas? orchards? hatch hatches parlours? plots? bays? areas? aisles?`);
const noPlace =
  /\b(?:tide|price|sales|league|water|tax|milk|display|book|music|radio) (?:tables?|stands?|stations?)$|\btime ?tables?$|\bapp store$|\bgreen ?house gas|\b(?:weather|drinking) stations?$/i;
const channel =
  endsIn(`(?:radio|(?:radio|community)\\s+(?:station|slot|hour|show|programme|market|bulletin|channel|spot))
  newsletters? website web\\s+page (?:help|status|facebook|web|instagram|fan)\\s+page app (?:tele)?phone
  (?:phone|telephone)\\s+(?:line|tree|chain|list|group) hotline (?:text|voice|group)[-\\s]messages?
  (?:messages?|text|voice\\s+message)\\s+(?:line|service|list) (?:(?:text|voice)[-\\s]message)\\s+(?:line|service)
  (?:chat|messag(?:e|ing)|phone|text|whatsapp|facebook|discord|telegram|signal|online)\\s+groups? (?:mailing|e-?mail|messaging|message|reminder)\\s+list (?:group|team|house|class|club|chat)\\s+(?:chats?|channel)
  (?:chat|radio|youtube|video|centre's|club's|school's)\\s+channel phone\\s+circle posters? notice-?\\s?boards? bulletin\\s?boards? announcements?\\s+board
  (?:wall|notice|menu|stairwell|lobby|school|display|information)\\s+screens? loudspeakers? tannoy forum blog followers newspaper magazine bulletin podcast (?:prayer|sunday|parish|weekly|monthly)\\s+notices
  (?:town|local|free|city|village|parish)\\s+paper (?:weekly|monthly|quarterly|yearly|annual|parents'|customer|member|reminder)\\s+letters?`);
/** Letters that customers read reach them, and so do those that go out to them; they are no records. */
const reaches = /\breads?$|\bletters? to (?:the )?\p{L}+/iu;

/** What a brief has, by the place it can take in a sentence. */
export interface Assets {
  readonly data: readonly string[];
  readonly place: readonly string[];
  readonly channel: readonly string[];
  readonly asset: readonly string[];
}

/** Tells the records, the places and the ways to reach people among what a brief has. */
export function assetsIn(parts: readonly Listed[]): Assets {
  const isChannel = ({ name, original, count }: Listed) =>
    (channel.test(name) && !(name.endsWith('speakers') && count !== null)) || reaches.test(original);
  const isData = (part: Listed) => data.test(part.name) && !noData.test(part.name) && !isChannel(part);
  const isPlace = ({ name }: Listed) => place.test(name) && !noPlace.test(name);
  return {
    data: parts.filter(isData).map(called),
    place: parts.filter(isPlace).map(called),
    channel: parts.filter(isChannel).map(called),
    asset: parts.map(called),
  };
}

/** "Last year's order slips" need no article; "parents' letter" does. */
function called({ name }: Listed): string {
  return /^last\s/i.test(name) ? name : `the ${name}`;
}
