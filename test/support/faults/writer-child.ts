import { setTimeout as pause } from 'node:timers/promises';
import { keyFile } from '../../../backend/store/key-file.ts';
import { openStore } from '../../../backend/store/open.ts';
import { projectToWriteIn, writeInRooms } from './rooms.ts';

// Opens a store and writes in several rooms until it is killed; or closes the store once as many rows were acknowledged as it was told.
// The first line says how long opening took, in milliseconds of the clock and of the processor; each other line is a row that was acknowledged.
const [folder = '', most = 'Infinity'] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const { database, close } = await openStore(folder, keyFile(folder));
const { user, system } = process.cpuUsage(before);
process.stdout.write(`opened ${performance.now() - began} ${(user + system) / 1000}\n`);
let left = Number(most);
for await (const { table, id } of writeInRooms(database, await projectToWriteIn(database))) {
  process.stdout.write(`${table} ${id}\n`);
  if (--left <= 0) break;
  // Lets the lines out.
  await pause(0);
}
await close();
