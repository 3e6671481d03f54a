import { createRandom, type Random } from '../../backend/numerics/random.ts';

const syllables = [
  'ba',
  'cor',
  'del',
  'fin',
  'gar',
  'hol',
  'jun',
  'kep',
  'lom',
  'mer',
  'nas',
  'pol',
  'ron',
  'sti',
  'tav',
];
const joints =
  'the of and to a in for with that is on by at from as it or when so which before after without'.split(' ');
const topicCount = 60;
const wordsPerTopic = 40;

/** Writes texts of many topics, the same ones for the same seed: words that nobody knows, between joints of English. */
export function createTexts(seed: number) {
  const random = createRandom(seed);
  const topics = Array.from({ length: topicCount }, () =>
    Array.from({ length: wordsPerTopic }, () => wordOf(random)),
  );
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const word = (topic: number) => pick(topics[topic % topicCount]!);
  const sentence = (topic: number, words: number) => {
    const all = Array.from({ length: words }, (_, at) => (at % 2 === 0 ? word(topic) : pick(joints))).join(
      ' ',
    );
    return `${all[0]!.toUpperCase()}${all.slice(1)}.`;
  };
  return {
    topicCount,
    word,
    sentence,
    paragraph: (topic: number, sentences: number) =>
      Array.from({ length: sentences }, () => sentence(topic, 8 + Math.floor(random() * 9))).join(' '),
  };
}

function wordOf(random: Random): string {
  const length = 2 + Math.floor(random() * 2);
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]!).join('');
}

/** Gives vectors of length 1 that lie around the middle of their topic, as those of an embedder do around a theme. */
export function createVectors(seed: number, dimensions: number, topicCount: number) {
  const random = createRandom(seed);
  const direction = () => Float32Array.from({ length: dimensions }, () => random() - 0.5);
  const middles = Array.from({ length: topicCount }, () => unit(direction()));
  /** How far from the middle: a cosine of about 0.8 to it. */
  const spread = 0.75;
  return (topic: number): Float32Array => {
    const middle = middles[topic % topicCount]!;
    const away = unit(direction());
    return unit(middle.map((value, at) => value + spread * away[at]!));
  };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
