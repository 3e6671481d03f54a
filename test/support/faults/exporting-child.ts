import path from 'node:path';
import { writeWholeFile } from '../../../electron/write-whole-file.ts';

// Writes one file after another to the same place, and says when each is there.
const [folder = ''] = process.argv.slice(2);
for (const version of ['1', '2', '3']) {
  await writeWholeFile(path.join(folder, 'plan.pdf'), Buffer.from(version.repeat(5000)));
  process.stdout.write(`${version}\n`);
}
