import { useState } from 'react';
import { useConnection } from '../backend.ts';

/** True once the backend has been there: from then on its absence is an interruption, not a failed start. */
export function useWasConnected(): boolean {
  const { client } = useConnection();
  const [connected, setConnected] = useState(false);
  if (client && !connected) setConnected(true);
  return connected;
}
