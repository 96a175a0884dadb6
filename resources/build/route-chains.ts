import type { LonLat, RoadGraph } from '#shared/roads';

/** A route and the lines it is drawn with. */
export interface RouteChains {
  route: string;
  chains: readonly (readonly LonLat[])[];
}

/**
 * The routes of a graph as lines through places, as long as can be: at a place where a route forks the line ends, and
 * the branches are lines of their own. A stretch that several routes share is drawn for the first of them only.
 */
export function routeChains(graph: RoadGraph): RouteChains[] {
  const byRoute = new Map<string, Map<number, Set<number>>>();
  graph.positions.forEach((_, node) => {
    for (let edge = graph.firstEdge[node]!; edge < graph.firstEdge[node + 1]!; edge += 1) {
      const route = graph.routes[graph.edgeRoute[edge]!]!.split('/')[0]!;
      const links = byRoute.get(route) ?? new Map<number, Set<number>>();
      byRoute.set(route, links);
      links.set(node, (links.get(node) ?? new Set<number>()).add(graph.edgeTo[edge]!));
    }
  });
  return [...byRoute].map(([route, links]) => ({
    route,
    chains: chainsOf(links).map((chain) => chain.map((node) => graph.positions[node]!)),
  }));
}

/** Takes the links apart into chains; what is left after all ends and forks are used up are rings. */
function chainsOf(links: Map<number, Set<number>>): number[][] {
  const chains: number[][] = [];
  const isThrough = (node: number) => degree.get(node) === 2;
  const degree = new Map([...links].map(([node, to]) => [node, to.size]));
  const walk = (start: number) => {
    for (;;) {
      const first = takeLink(links, start);
      if (first === null) return;
      const chain = [start, first];
      for (let at = first; isThrough(at);) {
        const next = takeLink(links, at);
        if (next === null) break;
        chain.push(next);
        at = next;
      }
      chains.push(chain);
    }
  };
  for (const node of links.keys()) if (!isThrough(node)) walk(node);
  for (const node of links.keys()) walk(node);
  return chains;
}

/** Removes one link of a node, both ways, and says where it led. */
function takeLink(links: Map<number, Set<number>>, node: number): number | null {
  const [to] = links.get(node) ?? [];
  if (to === undefined) return null;
  links.get(node)!.delete(to);
  links.get(to)!.delete(node);
  return to;
}
