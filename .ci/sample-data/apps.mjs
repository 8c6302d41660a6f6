/** The three invented apps: operator type, and each version with the day it came out. */
export const apps = {
  giant: {
    name: '米芽健康',
    versions: [
      ['2026-06-20', '8.2.0'],
      ['2026-07-15', '8.3.0'],
      ['2026-08-14', '8.4.1'],
      ['2026-09-05', '8.5.0'],
    ],
  },
  specialist: {
    name: '半夏问医',
    versions: [
      ['2026-06-25', '3.6.0'],
      ['2026-07-22', '3.7.0'],
      ['2026-08-03', '3.7.1'],
      ['2026-09-02', '3.8.0'],
    ],
  },
  insurer: {
    name: '禾安家医',
    versions: [
      ['2026-06-15', '5.1.0'],
      ['2026-07-10', '5.2.0'],
      ['2026-08-12', '5.3.0'],
      ['2026-09-10', '5.4.0'],
    ],
  },
};

/** First and last day of the samples. */
export const period = ['2026-07-01', '2026-09-28'];
