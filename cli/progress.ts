/** Says on stderr what is going on: one line that is rewritten on a terminal, else a line for each step. */
export interface Progress {
  say(text: string): void;
  /** Takes the line away, so that other output can be printed. */
  clear(): void;
}

export function createProgress(): Progress {
  let last = '';
  const isTerminal = process.stderr.isTTY;
  return {
    say(text) {
      if (text === last) return;
      last = text;
      const line = isTerminal ? `\r\u001B[2K${text.slice(0, process.stderr.columns - 1)}` : `${text}\n`;
      process.stderr.write(line);
    },
    clear() {
      if (isTerminal && last !== '') process.stderr.write('\r\u001B[2K');
      last = '';
    },
  };
}
