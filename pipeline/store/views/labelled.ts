/** SQL columns of a code: its id and labels, `AS` the name given. */
export const labelled = (code: 'issue' | 'stage' | 'cause', about: string): string => `
  ${code}.id AS ${code}, -- ${about}
  ${code}.zh AS ${code}_zh, -- in Chinese
  ${code}.en AS ${code}_en, -- in English`;
