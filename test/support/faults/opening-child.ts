import { keyFile } from '../../../backend/store/key-file.ts';
import { openStore } from '../../../backend/store/open.ts';

// Says when it begins to open a store, and when it has.
const [folder = ''] = process.argv.slice(2);
process.stdout.write('opening\n');
const began = performance.now();
const { close } = await openStore(folder, keyFile(folder));
process.stdout.write(`opened ${performance.now() - began}\n`);
await close();
