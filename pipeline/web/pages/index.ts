import type { Render } from '../ask.ts';
import { alertsPage } from './alerts.ts';
import { appPage } from './app.ts';
import { appsPage } from './apps.ts';
import { issuePage } from './issue.ts';
import { issuesPage } from './issues.ts';
import { ledgerPage } from './ledger.ts';
import { overviewPage } from './overview.ts';
import { queuePage } from './queue.ts';
import { reviewPage } from './review.ts';
import { reviewsPage } from './reviews.ts';
import { searchPage } from './search.ts';
import { topicPage } from './topic.ts';
import { topicsPage } from './topics.ts';

/** Pages by path. */
export const pages: Readonly<Record<string, Render>> = {
  '/': overviewPage,
  '/apps': appsPage,
  '/app': appPage,
  '/issues': issuesPage,
  '/issue': issuePage,
  '/topics': topicsPage,
  '/topic': topicPage,
  '/alerts': alertsPage,
  '/ledger': ledgerPage,
  '/reviews': reviewsPage,
  '/review': reviewPage,
  '/search': searchPage,
  '/queue': queuePage,
};

/** The path of a page's tables. */
export const csvPath = (path: string): string => (path === '/' ? '/overview.csv' : `${path}.csv`);
