import { useEffect, useState } from 'react';
import { useCollection } from '#live';

/** The codes of all sites in order: the same array until a site comes or goes, so that columns made of it stay. */
export function useSiteCodes(): readonly string[] {
  const sites = useCollection('sites');
  const [codes, setCodes] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () =>
      setCodes((before) =>
        before.length === sites.size ? before : [...sites.rows()].map(({ code }) => code).sort(),
      );
    look();
    return sites.subscribe(look);
  }, [sites]);
  return codes;
}
