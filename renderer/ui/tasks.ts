import { createContext, use } from 'react';
import { createStore, useStore, type Store } from './store.ts';

/** Words that are asked for when they are shown, so that they follow the language. */
type Words = () => string;

/** Long work as the foot of the window shows it, whatever it is. */
export interface Task {
  readonly id: number;
  readonly title: Words;
  /** Where in the app it belongs: `/projects/…`. */
  readonly address: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** What is being done, or, when it is over, what it came to. */
  readonly says: Words | null;
  /** How much is done, 0 to 1; null while that can't be told. */
  readonly share: number | null;
  readonly timeLeftMs: number | null;
  /** Its place was on the screen when it was done, or since: what it came to needs no line elsewhere. */
  readonly isTold: boolean;
  /** Aborted when the person stops it. */
  readonly signal: AbortSignal;
  stop(): void;
}

/** Who does the work tells how far it is through this. */
export interface TaskHandle {
  readonly id: number;
  /** Aborted when the person stops it. */
  readonly signal: AbortSignal;
  progress(change: Partial<Pick<Task, 'says' | 'share' | 'timeLeftMs'>>): void;
  /** Ends it; what it came to stays in the foot until other work begins or it is dismissed. */
  end(state: 'done' | 'stopped' | 'failed', says: Words | null): void;
}

/** The long work of a window. */
export interface Tasks {
  readonly list: Store<readonly Task[]>;
  /** Announces work that begins now. Work that is over at the same address is forgotten. */
  start(title: Words, address: string): TaskHandle;
  /** Stops work that is under way; it ends as its doer says. */
  stop(id: number): void;
  dismiss(id: number): void;
  /** A place is on the screen: it tells itself what was done there. */
  tell(address: string): void;
}

/** Makes an empty list. */
export function createTasks(): Tasks {
  const list = createStore<readonly Task[]>([]);
  let nextId = 1;
  const change = (id: number, part: Partial<Task>) =>
    list.set((now) => now.map((task) => (task.id === id ? { ...task, ...part } : task)));
  return {
    list,
    start(title, address) {
      const id = nextId++;
      const controller = new AbortController();
      const task: Task = {
        id,
        title,
        address,
        state: 'running',
        says: null,
        share: null,
        timeLeftMs: null,
        isTold: false,
        signal: controller.signal,
        stop: () => controller.abort(),
      };
      list.set((now) => [
        ...now.filter((other) => other.state === 'running' || other.address !== address),
        task,
      ]);
      return {
        id,
        signal: controller.signal,
        progress: (part) => change(id, part),
        end: (state, says) => change(id, { state, says, timeLeftMs: null }),
      };
    },
    tell(address) {
      const isNews = ({ state, isTold, address: its }: Task) =>
        state === 'done' && !isTold && its === address;
      // Nothing changes where nothing is new, or whoever follows the list would tell for ever.
      if (!list.get().some(isNews)) return;
      list.set((now) => now.map((task) => (isNews(task) ? { ...task, isTold: true } : task)));
    },
    stop: (id) =>
      list
        .get()
        .find((task) => task.id === id)
        ?.stop(),
    dismiss: (id) => list.set((now) => now.filter((task) => task.id !== id || task.state === 'running')),
  };
}

export const TasksContext = createContext<Tasks | null>(null);

/** The long work of this window. */
export function useTasks(): Tasks {
  const tasks = use(TasksContext);
  if (!tasks) throw new Error('No TasksContext above');
  return tasks;
}

/** All of it, running or over, oldest first. */
export function useTaskList(): readonly Task[] {
  return useStore(useTasks().list, (state) => state);
}
