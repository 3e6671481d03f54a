import { replaceWords, withCapitals } from './replace-words.ts';

/** Short forms with their long ones; nothing that can be read two ways ("it's" may be "it has"). */
const shortForms: readonly (readonly [string, string])[] = [
  ["can['’]t", 'cannot'],
  ["won['’]t", 'will not'],
  ["don['’]t", 'do not'],
  ["doesn['’]t", 'does not'],
  ["didn['’]t", 'did not'],
  ["isn['’]t", 'is not'],
  ["aren['’]t", 'are not'],
  ["wasn['’]t", 'was not'],
  ["weren['’]t", 'were not'],
  ["haven['’]t", 'have not'],
  ["hasn['’]t", 'has not'],
  ["couldn['’]t", 'could not'],
  ["wouldn['’]t", 'would not'],
  ["shouldn['’]t", 'should not'],
  ["i['’]m", 'I am'],
  ["you['’]re", 'you are'],
  ["we['’]re", 'we are'],
  ["they['’]re", 'they are'],
  ["i['’]ll", 'I will'],
  ["you['’]ll", 'you will'],
  ["we['’]ll", 'we will'],
  ["i['’]ve", 'I have'],
  ["you['’]ve", 'you have'],
  ["we['’]ve", 'we have'],
  ["they['’]ve", 'they have'],
];

const casual: readonly (readonly [string, string])[] = [
  ['hi all', 'Dear all'],
  ['hi there', 'Good day'],
  ['hey', 'Hello'],
  ['hi', 'Hello'],
  ['guys', 'everybody'],
  ['kids', 'children'],
  ['stuff', 'things'],
  ['a bit', 'a little'],
  ['okay', 'all right'],
  ['thanks(?! to)', 'thank you'],
  ['cheers', 'kind regards'],
  ['asap', 'as soon as possible'],
  ['pretty much', 'almost'],
  ['gonna', 'going to'],
  ['wanna', 'want to'],
];

const stiff: readonly (readonly [string, string])[] = [
  ['please be advised that', ''],
  ['we regret to inform you that', 'we are sorry:'],
  ['you are kindly requested to', 'please'],
  ['you are requested to', 'please'],
  ['it is requested that you', 'please'],
  ['we hereby', 'we'],
  ['dear sir or madam', 'hello'],
  ['should you have any questions', 'if you have any questions'],
  ['do not hesitate to contact us', 'just write to us'],
  ['at your earliest convenience', 'when you can'],
  ['yours faithfully', 'kind regards'],
  ['is not permitted', 'is not possible'],
];

/** Long forms and no slang; exclamation marks become full stops. */
export function makeFormal(text: string): string {
  return withCapitals(replaceWords(text.replace(/!+/gu, '.'), [...shortForms, ...casual]));
}

/** Short forms as people speak, and no office phrases. */
export function makeFriendly(text: string): string {
  const back = shortForms.map(([short, long]) => [long, short.replace("['’]", '’').toLowerCase()] as const);
  const spoken = replaceWords(text, [...stiff, ...back.filter(([long]) => !long.startsWith('I '))]);
  return withCapitals(
    replaceWords(
      spoken,
      back
        .filter(([long]) => long.startsWith('I '))
        .map(([long, short]) => [long, short.replace(/^i/u, 'I')] as const),
    ),
  );
}
