/** What models.list needs of the runtime. */
export interface ModelStates {
  stateOf(id: string): 'loaded' | 'unloaded';
}
