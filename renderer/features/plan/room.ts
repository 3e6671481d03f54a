/** Another room of the app that the plan leads to. */
export interface Room {
  readonly id: string;
  readonly label: string;
  go(): void;
}
