import { useConnection } from '../backend.ts';
import { DoorPage } from '../features/door/door-page.tsx';
import { Layout } from './layout.tsx';

/** The whole window: the desk, or the door before it while the database isn't open. */
export function Frame() {
  const { backend } = useConnection();
  return backend.state === 'closed' ? <DoorPage /> : <Layout />;
}
