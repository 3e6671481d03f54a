/**
 * Forms that no ending can be cut off of, each line a word and its irregular forms. Left out are those that are oftener
 * another word ("saw", "rose", "ground", "wound"). "Leaf" stands with "leave", "life" with "live": their plurals are alike.
 */
const families = `
  become became | begin began begun | bend bent | blow blew blown | break broke broken | bring brought | build built
  | burn burnt | buy bought | catch caught | child children | choose chose chosen | come came | deal dealt | dig dug
  | draw drew drawn | drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt
  | fight fought | find found | fly flew flown | foot feet | forget forgot forgotten | freeze froze frozen | give gave given
  | goose geese | grow grew grown | half halves halve halved halving | hang hung | hear heard | hide hid hidden | hold held
  | hoof hooves | keep kept | knife knives | know knew known | lead led | learn learnt | leave left leaf leaves | lend lent
  | light lit | live life lives | loaf loaves | lose lost | make made | man men | mean meant | meet met | mouse mice | pay paid
  | person people | ride rode ridden | ring rang rung | rise risen | run ran | scarf scarves | see seen | sell sold | send sent
  | sew sewn | shake shook shaken | shelf shelves | show shown | sing sang sung | sink sank sunk | sit sat | sleep slept
  | speak spoke spoken | spell spelt | spend spent | stand stood | steal stole stolen | stick stuck | sting stung
  | strike struck | sweep swept | swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told
  | thief thieves | think thought thoughts | throw threw thrown | tooth teeth | understand understood | wake woke woken
  | wear wore worn | wife wives | win won | wolf wolves | woman women | write wrote written | calf calves`
  .split('|')
  .map((line) => line.trim().split(/\s+/u));

const bases = new Map(
  families.flatMap(([base = '', ...forms]) => forms.map((form) => [form, base] as const)),
);
const formsOfBase = new Map(families.map(([base = '', ...forms]) => [base, [base, ...forms]] as const));

/** Letters that are doubled before an ending ("planned"); "l", "s" and "f" are mostly double already ("selling"). */
const doubled = /(?<=\p{L}{2})([bdgmnprt])\1(?=(?:ing|ed)$)/u;

/** The word that an irregular form is of; of a regular one with a doubled letter, the same with a single one. */
export function baseOf(word: string): string {
  return bases.get(word) ?? word.replace(doubled, '$1');
}

/** All the forms of a word that has irregular ones; otherwise the word alone. */
export function formsOf(word: string): readonly string[] {
  return formsOfBase.get(baseOf(word)) ?? [word];
}
