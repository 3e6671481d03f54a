import { installGuard } from '../backend/guard/install.ts';

// The first import of the shell, which starts one program (the backend) and has no business outside.
installGuard({ by: 'shell', threads: [], programs: true });
