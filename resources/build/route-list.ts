/** A place as the list names it. */
export interface ListedPlace {
  name: string;
  state: string;
}

/** A piece of road driven without a break: two or more places in order. */
export type Piece = readonly ListedPlace[];

/** One route of the list. Either its logged length or its stretch over the straight lines is given. */
export interface ListedRoute {
  route: string;
  miles: number | null;
  stretch: number | null;
  pieces: readonly Piece[];
}

/** The whole list: its own places with [lat, lon], and its routes in order. */
export interface RouteList {
  ownPlaces: ReadonlyMap<string, readonly [lat: number, lon: number]>;
  routes: readonly ListedRoute[];
}

/** "Chattanooga TN": how a place is keyed in list, gazetteer and graph. */
export function placeKey(place: ListedPlace): string {
  return `${place.name} ${place.state}`;
}

/** Parses `interstates.txt`; its head says how it is written. Throws with the line number on anything else. */
export function parseRouteList(text: string): RouteList {
  const ownPlaces = new Map<string, readonly [number, number]>();
  const routes: ListedRoute[] = [];
  let pieces: ListedPlace[][] = [];
  text.split('\n').forEach((line, i) => {
    const refuse = (why: string) => new Error(`interstates.txt line ${i + 1}: ${why}`);
    if (line.trim() === '' || line.startsWith('#')) return;

    const own = /^place (.+) ([A-Z]{2}) ([\d.]+) (-[\d.]+)$/.exec(line);
    if (own !== null) {
      const key = `${own[1]} ${own[2]}`;
      if (ownPlaces.has(key)) throw refuse(`${key} stands here twice`);
      ownPlaces.set(key, [Number(own[3]), Number(own[4])]);
      return;
    }
    const head = /^([A-Z]+-\d+) (?:(\d+)|x([\d.]+))$/.exec(line);
    if (head !== null) {
      pieces = [[]];
      routes.push({
        route: head[1]!,
        miles: head[2] === undefined ? null : Number(head[2]),
        stretch: head[3] === undefined ? null : Number(head[3]),
        pieces,
      });
      return;
    }
    const places = /^([ +] )([A-Z]{2}) (.+)$/.exec(line);
    if (places === null || routes.length === 0) throw refuse('neither route, places nor place');
    if (places[1] === '+ ') pieces.push([]);
    const piece = pieces[pieces.length - 1]!;
    for (const name of places[3]!.split(', ')) piece.push({ name, state: places[2]! });
  });
  return { ownPlaces, routes };
}
