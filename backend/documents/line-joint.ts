/** Ideographs and their punctuation, between which there are no spaces. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** What stands between two parts of a broken line: a space, but nothing in the middle of Chinese. */
export function lineJoint(before: string, after: string): '' | ' ' {
  return wide.test(before.slice(-1)) && wide.test(after.slice(0, 1)) ? '' : ' ';
}
