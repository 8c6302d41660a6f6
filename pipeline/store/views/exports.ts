import { instant } from '../days.ts';

/** Who has taken what out of the database. */
export const exportViews = `
CREATE VIEW export_list AS
  -- Files with words of reviews that were made from this database, and downloads from the explorer.
SELECT
  ${instant('export_log.made')} AS made, -- UTC instant
  export_log.who AS who, -- account of the operating system; of a download, the address that asked for it
  export_log.what AS what, -- export, report, research, corrections, sample or download
  export_log.file AS file, -- absolute path; of a download, what was asked for, masked
  export_log.bytes AS bytes, -- its size
  export_log.reviews AS reviews, -- how many reviews there were to be told; of a download, how many rows it has
  export_log.run AS run -- the newest run then: no review that a later one brought is in it
FROM export_log;
`;
