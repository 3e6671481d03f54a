import { SettingsPage } from '../features/settings/settings-page.tsx';
import { useDesk } from './desk-state.ts';

/** The settings at their address. */
export function SettingsPlace() {
  const desk = useDesk();
  return <SettingsPage onShowKeys={() => desk.set((now) => ({ ...now, keysOpen: true }))} />;
}
