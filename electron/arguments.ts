/** What the shell is told when it is started. */
export interface Arguments {
  /** The folder given with `--data DIR` or `--data=DIR`; null when none is. */
  readonly dataFolder: string | null;
}

/** Reads the words Inkling was started with. Words that aren't ours belong to Chromium and are passed over. */
export function readArguments(words: readonly string[]): Arguments {
  let dataFolder: string | null = null;
  words.forEach((word, index) => {
    if (word === '--data') dataFolder = words[index + 1] || null;
    else if (word.startsWith('--data=')) dataFolder = word.slice('--data='.length) || null;
  });
  return { dataFolder };
}
