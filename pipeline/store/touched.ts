/** Days, as numbers (`dayNumber`), by number of the app. */
export class Touched extends Map<number, Set<number>> {
  /** Apps of which all that is derived is made anew. */
  readonly reopened = new Set<number>();

  /** Adds a day of an app; once is as good as twice. */
  touch(app: number, day: number): void {
    const days = this.get(app);
    if (days === undefined) this.set(app, new Set([day]));
    else days.add(day);
  }
}
