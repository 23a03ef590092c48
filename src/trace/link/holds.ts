/** A page in use: from its init to the drop of its last reference. */
export interface Hold {
  readonly page: string;
  /** Line of the init; absent when the page was in use before the log began. */
  readonly from?: number;
  readonly by?: string;
  /** What they were doing then: their innermost call, or the last thing that they did before. */
  readonly doing?: string;
  /** Line of the free; absent when the page is in use. */
  to?: number;
  freedBy?: string;
}

const ALLOCATION = 'allocation ';

/** What stands for the page of a hold when a driver has allocated memory at this address. */
export function allocationAt(address: string): string {
  return `${ALLOCATION}${address}`;
}

/** Whether it is an allocation of a driver and not a page. */
export function isAllocation({ page }: Hold): boolean {
  return page.startsWith(ALLOCATION);
}

/** A wait for the completion of one registration, with the pages in use meanwhile. */
export interface Wait {
  readonly from: number;
  readonly by: string;
  readonly fromSeconds: number;
  /** Line at which the task went to sleep. */
  slept?: number;
  to?: number;
  toSeconds?: number;
  readonly holds: Hold[];
  /** How often the driver's own functions ran meanwhile. */
  readonly driver: Map<string, number>;
}

/** The pages of one pagemap that are in use now. */
export class Holds {
  readonly held = new Map<string, Hold>();
  /** Waits that are not over; there is at most one in a kernel that is in order. */
  readonly waits: Wait[] = [];

  take(hold: Hold): void {
    this.held.set(hold.page, hold);
    for (const { to, holds } of this.waits) if (to === undefined) holds.push(hold);
  }

  free(page: string, line: number, by: string): void {
    const known = this.held.get(page);
    const hold = known ?? { page };
    hold.to = line;
    hold.freedBy = by;
    this.held.delete(page);
    if (known) return;
    // It was in use before the log began, and so all the time that somebody waits.
    for (const { to, holds } of this.waits) if (to === undefined) holds.push(hold);
  }

  wait(from: number, fromSeconds: number, by: string): void {
    const holds = [...this.held.values()];
    this.waits.push({ from, by, fromSeconds, holds, driver: new Map() });
  }
}
