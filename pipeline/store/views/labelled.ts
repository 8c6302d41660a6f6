/** SQL columns of a code: its id and labels, `AS` the name given. */
export const labelled = (
  code: 'issue' | 'stage' | 'cause' | 'polarity' | 'language',
  about: string,
): string => `
  ${code}.id AS ${code}, -- ${about}
  ${code}.zh AS ${code}_zh, -- in Chinese
  ${code}.en AS ${code}_en, -- in English`;

export const issueColumns = labelled('issue', 'touchpoint.failure');
export const stageColumns = labelled('stage', 'stage of the journey');
export const causeColumns = labelled('cause', 'inner cause');
