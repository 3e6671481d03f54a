import './styles.css';
import { z } from 'zod';
import { limitMarkup } from './app/trusted-types.ts';

limitMarkup(window);

// The page's content security policy forbids eval, and zod probes for it when its first schema is made.
// So it is told before the contract, and everything that imports it, is loaded.
z.config({ jitless: true });

const { boot } = await import('./app/boot.tsx');
await boot(document.getElementById('root')!);
