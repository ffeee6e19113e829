import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { About } from '../../shared/about/about.ts';

/** What the build says of itself: a file of the interface, written when it was built. */
export function useAbout(): UseQueryResult<About> {
  return useQuery({
    queryKey: ['about'],
    queryFn: async ({ signal }) => About.parse(await (await fetch(new URL('about.json', document.baseURI), { signal })).json()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
