import { installGuard } from './guard/install.ts';
import { workerEntry } from './workers/entry.ts';

// The first import of a backend that is a process of its own: nothing of it is loaded without a guard.
installGuard({ by: 'backend', threads: [workerEntry], programs: false });
