import { findCircles } from './circles';
import type { ImportGraph } from './graph';

/** Which room imports which others. */
export type RoomGraph = ReadonlyMap<string, ReadonlySet<string>>;

const start = '<!-- rooms: written by `npm run docs` from the imports -->';
const end = '<!-- /rooms -->';

/** Where a file stands: `steps`, a folder of `support/`, or null for what is in none. */
function roomOf(file: string): string | null {
  const [top = '', room, inside] = file.split('/');
  if (top !== 'support') return top;
  return inside === undefined ? null : (room ?? null);
}

/** The rooms of a graph of files, each with the rooms it imports. */
export function readRooms(graph: ImportGraph): RoomGraph {
  const rooms = new Map<string, Set<string>>();
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    if (room === null) continue;
    const others = rooms.get(room) ?? new Set();
    rooms.set(room, others);
    for (const each of imports.map(roomOf)) if (each !== null && each !== room) others.add(each);
  }
  return rooms;
}

/** The arrows of a picture: an import of what is reached by way of another room as well has none of its own. */
export function drawArrows(rooms: RoomGraph): string[] {
  const reaches = (from: string, to: string): boolean =>
    [...(rooms.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...rooms].flatMap(([room, imports]) =>
    [...imports]
      .filter((each) => ![...imports].some((other) => other !== each && reaches(other, each)))
      .map((each) => `  ${room} --> ${each}`)
      .sort(),
  );
}

/**
 * The page with the picture of the rooms in it drawn anew.
 * @throws Error where the page does not say where it belongs, or rooms import each other in a circle
 */
export function renderRooms(page: string, rooms: RoomGraph): string {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(
      `wanted the lines ${start} and ${end} in the page, to put the picture of the rooms between`,
    );
  const circle = findRoomCircle(rooms);
  if (circle) throw new Error(`the rooms ${circle.join(' and ')} import each other: no picture shows that`);
  const picture = ['```mermaid', 'flowchart TD', '  features --> steps', ...drawArrows(rooms), '```'].join(
    '\n',
  );
  return `${before}${start}\n\n${picture}\n\n${end}${after}`;
}

function findRoomCircle(rooms: RoomGraph): readonly string[] | undefined {
  const lists = new Map([...rooms].map(([room, imports]) => [room, [...imports]]));
  return findCircles(lists)[0];
}
