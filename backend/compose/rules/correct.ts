import { replaceWords, withCapitals } from './replace-words.ts';

/** Misspellings that are no words, with what is meant. */
const misspelt =
  `acheive achieve|accomodate accommodate|accross across|adress address|agressive aggressive|alot a lot|apparant apparent
apparantly apparently|arguement argument|becuase because|becasue because|begining beginning|beleive believe|buisness business
calender calendar|catagory category|cemetary cemetery|collegue colleague|collegues colleagues|comming coming|commitee committee
completly completely|concious conscious|definately definitely|definatly definitely|dependant dependent|develope develop
diffrent different|dissapear disappear|dissapoint disappoint|dissapointed disappointed|embarass embarrass|enviroment environment
excede exceed|existance existence|experiance experience|familar familiar|finaly finally|foriegn foreign|freind friend
goverment government|grammer grammar|gaurd guard|happend happened|harrass harass|immediatly immediately|independant independent
intresting interesting|knowlege knowledge|libary library|liason liaison|maintainance maintenance|managment management
millenium millennium|neccessary necessary|necesary necessary|noticable noticeable|occassion occasion|occured occurred|occurence occurrence
oppurtunity opportunity|peice piece|posession possession|prefered preferred|priviledge privilege|probaly probably|publically publicly
realy really|recieve receive|recieved received|reccomend recommend|recomend recommend|refered referred|relevent relevant
remeber remember|replacment replacement|replacments replacements|resturant restaurant|rythm rhythm|seperate separate
sieze seize|sincerly sincerely|succesful successful|sucess success|suprise surprise|teh the|thier their|tommorow tomorrow|tommorrow tomorrow
truely truly|untill until|usefull useful|wensday Wednesday|wich which|wierd weird|writting writing|wether whether
could of could have|should of should have|would of would have|must of must have`
    .split(/[|\n]/u)
    .map((pair) => {
      const phrase = pair.match(/^(\w+ of) (.+)$/u);
      if (phrase) return [phrase[1]!, phrase[2]!] as const;
      const [wrong = '', ...right] = pair.trim().split(' ');
      return [wrong, right.join(' ')] as const;
    });

const months =
  'monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december'.split(
    ' ',
  );

/**
 * What can be put right without reading: misspellings that are no words, doubled words, spaces before signs, small
 * letters where capitals belong, "a" before a vowel. Nothing that depends on what is meant.
 */
export function correctByRules(text: string): string {
  const spelt = replaceWords(text, misspelt);
  const named = replaceWords(
    spelt,
    months.map((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)] as const),
  );
  const signs = named
    .replace(/\b(\p{L}{2,}) \1\b/giu, (found, word: string) => (/^(?:that|had)$/iu.test(word) ? found : word))
    .replace(/(?<![\p{L}'’])i(?=['’ ](?!\.))/gu, 'I')
    .replace(/\b([Aa]) (?=[aeio][a-z]{2,})(?!one|once|eu|uni|use)/gu, '$1n ')
    .replace(/([,;:!?])(?=\p{L})/gu, '$1 ')
    .replace(/\s+([,.;:!?])(?=\s|$)/gu, '$1');
  return withCapitals(signs);
}
