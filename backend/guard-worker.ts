import { installGuard } from './guard/install.ts';

// The first import of every worker thread: it reads files that come from anywhere, and has no business outside.
installGuard({ by: 'worker', threads: [], programs: false });
