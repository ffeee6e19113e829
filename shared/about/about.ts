import { z } from 'zod';

/** What the build says of itself to the page « À propos »: its version, and what it is made of with the licences under which it may be used. */
export const About = z.object({
  version: z.string(),
  thirdParties: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() })),
});
export type About = z.output<typeof About>;
