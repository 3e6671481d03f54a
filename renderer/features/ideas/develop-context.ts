import { createContext } from 'react';

/** Opens the documents of an idea, which is another room: given by the app. Null: there is no way to it here. */
export const DevelopIdeaContext = createContext<((ideaId: string) => void) | null>(null);
