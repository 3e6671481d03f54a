import { z } from 'zod';

/** Where a file or folder lies. `empty` is what is said when nothing is given. */
export const pathSchema = (empty: string) =>
  z
    .string()
    .min(1, empty)
    .max(4096, 'A path is too long.')
    // The system ends a path there, and would read another file than the one that is shown.
    .refine((path) => !path.includes('\0'), 'No file has such a name.');
