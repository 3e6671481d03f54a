import { useState } from 'react';

/** Which forms are open; several may be, so that opening one loses nothing half written in another. */
export function useEditing() {
  const [editing, setEditing] = useState<readonly string[]>([]);
  return {
    editing,
    open: (id: string) => setEditing((now) => (now.includes(id) ? now : [...now, id])),
    close: (id: string) => setEditing((now) => now.filter((other) => other !== id)),
  };
}
