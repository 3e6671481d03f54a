import { installGuard } from './guard/install.ts';

// The first import of a process that tries a provider: it has no business outside.
installGuard({ by: 'backend', threads: [], programs: false });
