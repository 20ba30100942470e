/** A label that wants to stand at a height beside the end of its line. */
export interface EndLabelRequest {
  readonly id: string;
  /** Where its middle would best be, in pixels from above. */
  readonly y: number;
  readonly height: number;
}

interface Group {
  readonly members: readonly EndLabelRequest[];
  readonly top: number;
}

const heightOf = (members: readonly EndLabelRequest[]) =>
  members.reduce((sum, { height }) => sum + height, 0);

/**
 * Heights for labels beside the ends of lines: as near to what each wants as can be without any two
 * overlapping, in the order of what they want. Labels that meet stand one under the other around
 * their mean.
 * @param room top and bottom between which they stay, if they fit at all
 * @returns middle of each label by id
 */
export function placeEndLabels(
  requests: readonly EndLabelRequest[],
  room: { readonly top: number; readonly bottom: number },
): ReadonlyMap<string, number> {
  const order = requests.toSorted((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1));
  const groups: Group[] = [];
  for (const request of order) {
    let group = settle([request], room);
    for (let last = groups.at(-1); last && touch(last, group); last = groups.at(-1)) {
      groups.pop();
      group = settle([...last.members, ...group.members], room);
    }
    groups.push(group);
  }
  const middles = new Map<string, number>();
  for (const { members, top } of groups) {
    let y = top;
    for (const { id, height } of members) {
      middles.set(id, y + height / 2);
      y += height;
    }
  }
  return middles;
}

function touch(above: Group, below: Group): boolean {
  return above.top + heightOf(above.members) > below.top;
}

function settle(
  members: readonly EndLabelRequest[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Group {
  let before = 0;
  let sum = 0;
  for (const { y, height } of members) {
    sum += y - (before + height / 2);
    before += height;
  }
  const wanted = sum / members.length;
  return { members, top: Math.max(top, Math.min(wanted, bottom - before)) };
}
