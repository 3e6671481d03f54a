/** Prints the one JSON document of a command. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Breaks text at spaces into indented lines that fit the terminal, at most 100 columns. */
export function wrap(text: string, indent: string, columns = terminalColumns()): string {
  const width = Math.max(20, columns - indent.length);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join('\n');
}

function terminalColumns(): number {
  return Math.min(100, process.stdout.isTTY ? process.stdout.columns : 80);
}
